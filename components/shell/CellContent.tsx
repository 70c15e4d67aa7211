'use client';

import { memo, type Ref, Suspense, useMemo, useRef } from 'react';
import { type CellDefinition, readView } from '@/components/cells/shared/cell';
import {
  aboutItems,
  type CellInfo,
  CellInfoContext,
  type CellText,
  pageText,
} from '@/components/export/cell-info';
import { useItem, useSession, useView } from '@/components/hooks/context';
import { useEphemeral } from '@/components/hooks/ephemeral';
import { usePaperTask, usePublished, usePublishedTables } from '@/components/hooks/published';
import { useSeen } from '@/components/hooks/use-near';
import { EmptyState } from '@/components/ui/blocks';
import { lazyModule } from '@/components/ui/lazy';
import { usePending } from '@/components/ui/pending';
import type { DataOrigin } from '@/lib/notebook/origin';
import { citationOf } from '@/lib/notebook/published/citation';
import { type PublishedUse, publishedProvenance } from '@/lib/notebook/published/provenance';
import type { ReadingProgress } from '@/lib/notebook/session/evaluations';
import { countOf } from '@/lib/plots/core/format';
import { AboutText } from './AboutText';
import { type Given, useGiven, useOrigins } from './use-given';

/** The footer of computed figures; it needs the declarations of result tables. */
export const provenance = lazyModule(() => import('@/components/cells/shared/Provenance'));

/** What of the synthetic twin is invented or fitted. */
export const twinNote = lazyModule(() => import('@/components/cells/shared/TwinNote'));

const ofTask = (use: PublishedUse, task: string): PublishedUse => ({
  ...use,
  where: { ...use.where, task: [task] },
});

function usePublishedUses({ needs, published = [] }: CellDefinition): readonly PublishedUse[] {
  const paper = usePaperTask();
  return useMemo(
    () => (needs === 'either' && paper ? published.map((use) => ofTask(use, paper)) : published),
    [needs, published, paper],
  );
}

/** What the figures and tables of a cell need from it when they are saved. */
function useInfo(
  { id, cell }: CellContentProps,
  text: CellText,
  given: Given,
  uses: readonly PublishedUse[],
  origins: readonly DataOrigin[],
): CellInfo & { readonly about: CellText } {
  const session = useSession();
  const { task } = useView();
  const tables = usePublished((state) => state.tables);
  const citation = usePublished(citationOf);
  const item = useItem();
  const computed = given.task ? provenance.read() : null;
  return useMemo(() => {
    // Texts about the paper are about its images, whatever is loaded.
    const about = cell.needs === 'published' ? text : aboutItems(text, item);
    const from = (files: boolean) => {
      const { sources, tasks } = session.state;
      return [
        ...(given.published && tables ? [...publishedProvenance(tables, uses), citation] : []),
        ...(computed && task
          ? computed.provenanceOf(task, sources, tasks, cell.tables, { files })
          : []),
      ];
    };
    return {
      id,
      title: cell.title,
      about,
      tables: cell.tables,
      origins,
      provenance: () => from(true),
      facts: () => from(false),
    };
  }, [
    id,
    cell,
    text,
    item,
    computed,
    given.published,
    uses,
    origins,
    tables,
    citation,
    task,
    session,
  ]);
}

/** As high as the window: what is below is out of sight before and after the view is there. */
const RESERVED = 'min-h-svh print:min-h-0';

/** Says how far the files are that a cell waits for. */
function Waiting({ progress }: { progress: ReadingProgress | null }) {
  return (
    <div className={RESERVED}>
      <EmptyState>
        {progress
          ? `${progress.read} of ${countOf(progress.of, 'file')} read. Shown when all are.`
          : 'Shown as soon as files are read.'}
      </EmptyState>
    </div>
  );
}

/** The tables of the paper that a cell shows, and the paper. */
function PublishedProvenance({ uses }: { uses: readonly PublishedUse[] }) {
  const tables = usePublishedTables();
  const citation = usePublished(citationOf);
  return (
    <footer className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-soft text-xs">
      {publishedProvenance(tables, uses).map((part) => (
        <span key={part}>{part}</span>
      ))}
      <cite className="not-italic">{citation}</cite>
    </footer>
  );
}

/** The footer of what is computed from files. */
function ComputedProvenance() {
  const { Provenance } = provenance.read();
  return <Provenance />;
}

function AboutTwin({ cell }: { cell: string }) {
  const { TwinNote } = twinNote.read();
  return <TwinNote cell={cell} />;
}

interface CellContentProps {
  /** Id in the document. */
  id: string;
  cell: CellDefinition;
}

/** Text, view and footer of a cell, once its view is loaded. */
function LoadedContent({ id, cell }: CellContentProps) {
  const { default: View, about } = readView(cell);
  const given = useGiven(cell);
  const { waiting } = useView();
  const isWaiting = !given.task && !given.published;
  const uses = usePublishedUses(cell);
  const origins = useOrigins(cell);
  const info = useInfo({ id, cell }, about, given, uses, origins);
  const paragraphs = useMemo(() => pageText(info.about), [info.about]);
  const isTwin = origins.some(({ kind }) => kind === 'twin');
  return (
    <CellInfoContext value={info}>
      <div className="mt-2 max-w-prose space-y-1 text-soft [&>p+p]:text-sm">
        <AboutText paragraphs={paragraphs} />
        {info.about.onPage && <p className="print:hidden">{info.about.onPage}</p>}
        {isTwin && !cell.viewSaysOrigin && (
          <Suspense fallback={<p aria-hidden className="min-h-10" />}>
            <AboutTwin cell={cell.id} />
          </Suspense>
        )}
      </div>
      <div className="mt-5">{isWaiting ? <Waiting progress={waiting} /> : <View />}</div>
      {given.published && <PublishedProvenance uses={uses} />}
      {given.task && !cell.viewHasFooter && <ComputedProvenance />}
    </CellInfoContext>
  );
}

/** The place of a view until it is loaded. */
function Placeholder({ ref }: { ref?: Ref<HTMLDivElement> }) {
  usePending();
  return <div ref={ref} aria-hidden className={RESERVED} />;
}

/**
 * Everything below a cell's title. Its view is loaded at once if the cell is visible, else after the
 * first figure or once files are scored.
 */
export const CellContent = memo(function CellContent({ id, cell }: CellContentProps) {
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '0px');
  const hasFigure = useEphemeral((state) => state.figureDrawn);
  const isScored = useView().task !== null;
  if ('read' in cell.view && !seen && !hasFigure && !isScored) return <Placeholder ref={place} />;
  return (
    <Suspense fallback={<Placeholder />}>
      <LoadedContent id={id} cell={cell} />
    </Suspense>
  );
});
