'use client';

import { DocumentCell } from './DocumentCell';
import type { PlacedCell } from './use-cells';

/** The document's cells without the means to change it. */
export function ReadableCells({ cells }: { cells: readonly PlacedCell[] }) {
  return cells
    .filter(({ cell }) => !cell.hidden)
    .map((placed) => <DocumentCell key={placed.cell.id} placed={placed} />);
}
