'use client';

import {
  type ReactNode,
  type RefObject,
  startTransition,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';
import { OriginBadges } from '@/components/cells/shared/OriginBadges';
import {
  type NotebookView,
  useSessionState,
  useView,
  ViewContext,
} from '@/components/hooks/context';
import { useEphemeral } from '@/components/hooks/ephemeral';
import { useNear } from '@/components/hooks/use-near';
import { CellContent } from './CellContent';
import { useOrigins } from './use-given';

/**
 * The view as a cell shows it. Near the visible part of the page it is always current. Elsewhere it
 * follows when the browser has time, and not while files are read: drawing every cell again for each
 * of many files would leave no time for reading them.
 */
function useVisibleView(place: RefObject<Element | null>): NotebookView {
  const view = useView();
  const updatesAll = useEphemeral((state) => state.updatesAllCells);
  const near = useNear(place, '600px', true) || updatesAll;
  const busy = useSessionState((state) => state.busy);
  const [last, setLast] = useState(view);
  const isSameTask = last.task !== null && last.task.id === view.task?.id;
  const waits = isSameTask && !near && last !== view;
  useEffect(() => {
    if (waits && !busy) startTransition(() => setLast(view));
  }, [waits, busy, view]);
  if (waits || last === view) return last;
  setLast(view);
  return view;
}

interface CellProps {
  /** Id in the document. */
  id: string;
  cell: CellDefinition;
  /** Shown beside the title. */
  tools?: ReactNode;
}

/** Title, badges of origin and tools of a cell. */
function CellHeader({ id, cell, tools }: CellProps) {
  const origins = useOrigins(cell);
  return (
    <div className="flex print:break-after-avoid items-start justify-between gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 id={`${id}-title`} className="font-semibold font-serif text-2xl tracking-tight">
          {cell.title}
        </h3>
        {!cell.viewSaysOrigin && <OriginBadges origins={origins} />}
      </div>
      <span className="print:hidden">{tools}</span>
    </div>
  );
}

/** A built-in cell. */
export function Cell({ id, cell, tools }: CellProps) {
  const place = useRef<HTMLElement>(null);
  const view = useVisibleView(place);
  return (
    <section
      ref={place}
      id={id}
      aria-labelledby={`${id}-title`}
      className="group/cell border-line border-t py-10 print:py-6"
    >
      <ViewContext value={view}>
        <CellHeader id={id} cell={cell} tools={tools} />
        <CellContent id={id} cell={cell} />
      </ViewContext>
    </section>
  );
}
