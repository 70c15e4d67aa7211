'use client';

import { Fragment } from 'react';
import { useCellKey } from '@/components/hooks/document';
import { DocumentCell } from '../DocumentCell';
import type { PlacedCell } from '../use-cells';
import { AddBetween } from './AddBetween';
import { CellTools } from './CellTools';
import { DragArea } from './DragArea';
import { HiddenCell } from './HiddenCell';

/** The document's cells with the means to add, move and hide them. */
export function EditableCells({ cells }: { cells: readonly PlacedCell[] }) {
  const keyOf = useCellKey();
  const end = (cells.at(-1)?.index ?? -1) + 1;
  return (
    <DragArea cells={cells}>
      {cells.map((placed, i) => {
        const above = cells[i - 1];
        const below = cells[i + 1];
        const tools = (
          <CellTools
            placed={placed}
            up={above ? above.index : null}
            down={below ? below.index + 1 : null}
          />
        );
        return (
          <Fragment key={keyOf(placed.cell)}>
            <AddBetween index={placed.index} before={placed.title} />
            {placed.cell.hidden ? (
              <HiddenCell placed={placed} tools={tools} />
            ) : (
              <DocumentCell placed={placed} tools={tools} />
            )}
          </Fragment>
        );
      })}
      <AddBetween index={end} before={null} />
    </DragArea>
  );
}
