import type { CellInfo } from './cell-info';

/** A text as a file: its words, and where its values come from. */
export function textWithProvenance(markdown: string, cell: CellInfo): string {
  return `${markdown.trimEnd()}\n\n---\n\n${cell.provenance().join('; ')}.\n`;
}
