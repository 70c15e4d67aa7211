'use client';

import { EyeOff } from 'lucide-react';
import { Fragment, type ReactNode, useState } from 'react';
import { useCellKey } from '@/components/hooks/document';
import { Button } from '@/components/ui/Button';
import { hideCell } from '@/lib/notebook/document/operations';
import { changeDocument } from '@/lib/notebook/document/store';
import { AddBetween } from './AddBetween';
import { CellTools } from './CellTools';
import { ChapterHeading } from './ChapterHeading';
import { headingsOf } from './chapters-of';
import type { DragHandles } from './DragLayer';
import { dragLayer, MOVE_HINT } from './dragging';
import { FoldableCell } from './FoldedCell';
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

/** The document's cells by chapter, with buttons to add, move and hide them. */
export function EditableCells({ cells }: { cells: readonly PlacedCell[] }) {
  const keyOf = useCellKey();
  const headings = headingsOf(cells);
  const [handles] = useState<DragHandles>(() => new Map());
  const dragging = dragLayer.useLoaded();
  const end = (cells.at(-1)?.index ?? -1) + 1;
  return (
    <>
      {cells.map((placed, i) => {
        const above = cells[i - 1];
        const below = cells[i + 1];
        const tools = (
          <CellTools
            placed={placed}
            up={above ? above.index : null}
            down={below ? below.index + 1 : null}
            handles={handles}
          />
        );
        return (
          <Fragment key={keyOf(placed.cell)}>
            <ChapterHeading part={headings.get(placed)} />
            <AddBetween index={placed.index} before={placed.title} />
            {placed.cell.hidden ? (
              <HiddenCell placed={placed} tools={tools} />
            ) : (
              <FoldableCell placed={placed} tools={tools} />
            )}
          </Fragment>
        );
      })}
      <AddBetween index={end} before={null} />
      {dragging && <dragging.DragLayer cells={cells} handles={handles} hint={MOVE_HINT} />}
    </>
  );
}
