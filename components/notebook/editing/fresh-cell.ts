const FIELDS = 'textarea, [contenteditable="true"], input, button';

/** Brings a cell just added into sight, and the cursor into its first field. */
export function showFresh(id: string): void {
  const look = (left: number) => {
    const section = document.getElementById(id);
    const field = section?.querySelector<HTMLElement>(FIELDS);
    if (field) {
      section?.scrollIntoView({ block: 'nearest' });
      field.focus({ preventScroll: true });
    } else if (left > 0) requestAnimationFrame(() => look(left - 1));
  };
  // A closing menu gives the focus back to its button first.
  setTimeout(() => look(60), 50);
}
