import type { UserCell } from '@/lib/notebook/document/types';

/** The element to focus in a new cell: the editor, or the first field of a chart's form. */
function firstField(section: HTMLElement | null, kind: UserCell['kind']): HTMLElement | null {
  const body = section?.querySelector('[data-body]');
  if (kind === 'chart') return body?.querySelector<HTMLElement>('select, input') ?? null;
  const editor = body?.querySelector('[data-editor]');
  return editor?.shadowRoot?.querySelector<HTMLElement>('.cm-content') ?? null;
}

/** Frames to wait for the cell's code to load. */
const MOST_FRAMES = 600;

/** Scrolls to a new cell and focuses its first field. */
export function focusNewCell(id: string, kind: UserCell['kind']): void {
  const look = (left: number) => {
    const section = document.getElementById(id);
    // An editor focuses itself; focusing it again would move its cursor.
    if (section?.querySelector('[data-body]')?.contains(document.activeElement)) return;
    const field = firstField(section, kind);
    if (field) {
      section?.scrollIntoView({ block: 'nearest' });
      field.focus({ preventScroll: true });
    } else if (left > 0) requestAnimationFrame(() => look(left - 1));
  };
  look(MOST_FRAMES);
}
