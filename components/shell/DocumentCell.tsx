'use client';

import type { ReactNode } from 'react';
import { OwnCellFrame } from '@/components/cells/user/OwnCellFrame';
import { CellIdContext } from '@/components/hooks/document';
import { Cell } from './Cell';
import { CellBoundary } from './CellBoundary';
import type { PlacedCell } from './use-cells';

interface DocumentCellProps {
  placed: PlacedCell;
  /** Stands beside the title. */
  tools?: ReactNode;
}

/** One cell of the document, built in or the reader's own. */
export function DocumentCell({ placed, tools }: DocumentCellProps) {
  return (
    <CellIdContext value={placed.cell.id}>
      <CellBoundary>
        {placed.definition ? (
          <Cell id={placed.cell.id} cell={placed.definition} tools={tools} />
        ) : (
          <OwnCellFrame cell={placed.cell} title={placed.title} tools={tools} />
        )}
      </CellBoundary>
    </CellIdContext>
  );
}
