'use client';

import { EyeOff } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { useCellKey } from '@/components/hooks/document';
import { Button } from '@/components/ui/Button';
import { hideCell } from '@/lib/notebook/document/operations';
import { changeDocument } from '@/lib/notebook/document/store';
import { AddBetween } from './AddBetween';
import { CellTools } from './CellTools';
import { DocumentCell } from './DocumentCell';
import { DragArea } from './DragArea';
import type { PlacedCell } from './use-cells';

/** A hidden cell in the editable notebook: a line with a button that shows it. */
function HiddenCell({ placed, tools }: { placed: PlacedCell; tools: ReactNode }) {
  const { cell, title } = placed;
  return (
    <section
      id={cell.id}
      data-hidden
      aria-label={`${title}, hidden`}
      className="group/cell flex items-center gap-2 border-line border-t py-3 text-soft text-sm print:hidden"
    >
      <EyeOff size={14} aria-hidden className="shrink-0" />
      <span className="truncate">{title}</span>
      <Button
        look="quiet"
        aria-label={`Show ${title}`}
        onClick={() => changeDocument((document) => hideCell(document, cell.id, false))}
      >
        Show
      </Button>
      <span className="ml-auto">{tools}</span>
    </section>
  );
}

/** The document's cells, with buttons to add, move and hide them. */
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
