import { showFresh } from '@/components/shell/editing/fresh-cell';
import { addCell, newCell } from '@/lib/notebook/document/operations';
import { changeDocument } from '@/lib/notebook/document/store';

/** Adds a query below a cell, and brings it into sight. */
export function openAsQuery(sql: string, below: string): void {
  changeDocument((document) => {
    const fresh = newCell('sql', document.cells);
    const index = document.cells.findIndex((cell) => cell.id === below);
    showFresh(fresh.id, fresh.kind);
    const cell = fresh.kind === 'sql' ? { ...fresh, sql } : fresh;
    return addCell(document, cell, index + 1);
  });
}
