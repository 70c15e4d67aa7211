import type { DocumentCell, NotebookDocument } from '../document/types';

/** Whether drawing a cell runs a query that the document brings. */
export function bringsQuery(cell: DocumentCell): boolean {
  switch (cell.kind) {
    case 'built-in':
      return false;
    case 'text':
      return cell.text.includes('{{');
    case 'sql':
    case 'chart':
      return true;
  }
}

/** Whether a document from elsewhere must be shown before it runs. */
export function asksToRun(document: NotebookDocument): boolean {
  return document.cells.some(bringsQuery);
}
