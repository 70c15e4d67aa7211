'use client';

import { useCellKey } from '@/components/hooks/document';
import { DocumentCell } from './DocumentCell';
import type { PlacedCell } from './use-cells';

/** The document's cells without the means to change it. */
export function ReadableCells({ cells }: { cells: readonly PlacedCell[] }) {
  const keyOf = useCellKey();
  return cells
    .filter(({ cell }) => !cell.hidden)
    .map((placed) => <DocumentCell key={keyOf(placed.cell)} placed={placed} />);
}
