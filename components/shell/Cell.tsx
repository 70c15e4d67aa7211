'use client';

import { memo, type ReactNode, useRef } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';
import { CellInfoProvider } from '@/components/export/CellInfoProvider';
import { useView, useWorkspaceState, ViewContext } from '@/components/hooks/context';
import { useClassSource, usePaperTask, usePublishedShown } from '@/components/hooks/published';
import { useViewInSight } from '@/components/hooks/use-view-in-sight';
import type { PublishedUse } from '@/lib/notebook/published/provenance';
import { CellBody } from './CellBody';
import { LaterProvenance } from './LaterProvenance';
import { PublishedProvenance } from './PublishedProvenance';

function Nothing() {
  const busy = useWorkspaceState((state) => state.busy);
  return (
    <p className="rounded-md border border-line border-dashed p-6 text-soft">
      {busy
        ? 'Appears once the files being read are scored.'
        : 'Appears once a label file and at least one predictions file are read.'}
    </p>
  );
}

const ofTask = (use: PublishedUse, task: string): PublishedUse => ({
  ...use,
  where: { ...use.where, task: [task] },
});

/** What of a cell's needs is there: a task, the published tables, or both. */
function useGiven({ needs = 'task' }: CellDefinition) {
  const hasTask = useView().task !== null;
  const isShown = usePublishedShown();
  const [source] = useClassSource();
  switch (needs) {
    case 'task':
      return { task: hasTask, published: false };
    case 'published':
      return { task: false, published: true };
    case 'either':
      return hasTask
        ? { task: source !== 'printed', published: source !== 'computed' }
        : { task: false, published: isShown };
  }
}

interface CellProps {
  /** Id in the document. */
  id: string;
  cell: CellDefinition;
  /** Stands beside the title. */
  tools?: ReactNode;
}

/** What stands below the title: definition, body, and where its numbers come from. */
const CellContent = memo(function CellContent({ id, cell }: Omit<CellProps, 'tools'>) {
  const given = useGiven(cell);
  const paper = usePaperTask();
  const { needs, published = [] } = cell;
  const uses = needs === 'either' && paper ? published.map((use) => ofTask(use, paper)) : published;
  return (
    <>
      <p className="mt-2 max-w-prose text-soft">{cell.about}</p>
      <CellInfoProvider id={id} cell={cell} given={given} uses={uses}>
        <div className="mt-5">
          {given.task || given.published ? (
            <CellBody Body={cell.Body} eager={cell.eager ?? false} />
          ) : (
            <Nothing />
          )}
        </div>
      </CellInfoProvider>
      {given.published && <PublishedProvenance uses={uses} />}
      {given.task && !cell.ownFooter && <LaterProvenance tables={cell.tables} />}
    </>
  );
});

/** A built-in cell: what another cell's text is changed to draws nothing of it anew. */
export function Cell({ id, cell, tools }: CellProps) {
  const place = useRef<HTMLElement>(null);
  const view = useViewInSight(place);
  return (
    <section
      ref={place}
      id={id}
      aria-labelledby={`${id}-title`}
      className="group/cell border-line border-t py-10"
    >
      <div className="flex items-start justify-between gap-3">
        <h2 id={`${id}-title`} className="font-semibold font-serif text-2xl tracking-tight">
          {cell.title}
        </h2>
        {tools}
      </div>
      <ViewContext value={view}>
        <CellContent id={id} cell={cell} />
      </ViewContext>
    </section>
  );
}
