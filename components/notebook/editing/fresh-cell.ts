const FIELDS = 'textarea, [contenteditable="true"], input, button';

/** The code editor of a cell, once it is there; else the first field that has the cursor. */
function firstField(section: HTMLElement | null): HTMLElement | null {
  const editor = section?.querySelector('[data-editor]');
  if (editor) return editor.shadowRoot?.querySelector<HTMLElement>('.cm-content') ?? null;
  return section?.querySelector<HTMLElement>(FIELDS) ?? null;
}

/** Brings a cell just added into sight, and the cursor into its first field. */
export function showFresh(id: string): void {
  const look = (left: number) => {
    const section = document.getElementById(id);
    // An editor takes the cursor by itself; given it again, it would lose its place.
    if (section?.contains(document.activeElement)) return;
    const field = firstField(section);
    if (field) {
      section?.scrollIntoView({ block: 'nearest' });
      field.focus({ preventScroll: true });
    } else if (left > 0) requestAnimationFrame(() => look(left - 1));
  };
  look(120);
}
