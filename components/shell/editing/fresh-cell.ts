import type { OwnCell } from '@/lib/notebook/document/types';

/** Where a reader begins: in the code, or, in a chart, in the first field of its form. */
function firstField(section: HTMLElement | null, kind: OwnCell['kind']): HTMLElement | null {
  const body = section?.querySelector('[data-body]');
  if (kind === 'chart') return body?.querySelector<HTMLElement>('select, input') ?? null;
  const editor = body?.querySelector('[data-editor]');
  return editor?.shadowRoot?.querySelector<HTMLElement>('.cm-content') ?? null;
}

/** Frames to wait for what a cell of its kind has to load first. */
const PATIENCE = 600;

/** Brings a cell just added into sight, and the cursor to where a reader begins in it. */
export function showFresh(id: string, kind: OwnCell['kind']): void {
  const look = (left: number) => {
    const section = document.getElementById(id);
    // An editor takes the cursor by itself; given it again, it would lose its place.
    if (section?.querySelector('[data-body]')?.contains(document.activeElement)) return;
    const field = firstField(section, kind);
    if (field) {
      section?.scrollIntoView({ block: 'nearest' });
      field.focus({ preventScroll: true });
    } else if (left > 0) requestAnimationFrame(() => look(left - 1));
  };
  look(PATIENCE);
}
