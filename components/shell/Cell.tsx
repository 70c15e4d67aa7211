'use client';

import {
  lazy,
  memo,
  type ReactNode,
  type Ref,
  type RefObject,
  Suspense,
  startTransition,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';
import { provenanceOf } from '@/components/cells/shared/provenance-of';
import { aboutItems, CellInfoContext, pageText } from '@/components/export/cell-info';
import {
  type NotebookView,
  useItem,
  useSession,
  useSessionState,
  useView,
  ViewContext,
} from '@/components/hooks/context';
import { useEphemeral } from '@/components/hooks/ephemeral';
import {
  useClassSource,
  usePaperTask,
  usePublished,
  usePublishedShown,
  usePublishedTables,
} from '@/components/hooks/published';
import { useNear, useSeen } from '@/components/hooks/use-near';
import { EmptyState } from '@/components/ui/blocks';
import { CITATION } from '@/lib/notebook/published/citation';
import { type PublishedUse, publishedProvenance } from '@/lib/notebook/published/provenance';

const importProvenance = () => import('@/components/cells/shared/Provenance');

/** The footer of computed figures; it needs the code of resampling, which the first view does not. */
const Provenance = lazy(() => importProvenance().then((m) => ({ default: m.Provenance })));

/** Loads the footer's code ahead of its use; a failure shows when it is used. */
export function preloadProvenance(): void {
  importProvenance().catch(() => undefined);
}

/** Which of a cell's needs are loaded: a task, the published tables, or both. */
interface Given {
  readonly task: boolean;
  readonly published: boolean;
}

function useGiven({ needs = 'task' }: CellDefinition): Given {
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

/** What the figures and tables of a cell need from it when they are saved. */
function useInfo(id: string, cell: CellDefinition, given: Given, uses: readonly PublishedUse[]) {
  const session = useSession();
  const { task } = useView();
  const tables = usePublished((state) => state.tables);
  const item = useItem();
  return useMemo(() => {
    // Texts about the paper are about its images, whatever is loaded.
    const about = cell.needs === 'published' ? cell.about : aboutItems(cell.about, item);
    const from = (files: boolean) => {
      const { sources, tasks } = session.state;
      return [
        ...(given.published && tables ? [...publishedProvenance(tables, uses), CITATION] : []),
        ...(given.task && task ? provenanceOf(task, sources, tasks, cell.tables, { files }) : []),
      ];
    };
    return {
      id,
      title: cell.title,
      about,
      tables: cell.tables,
      provenance: () => from(true),
      facts: () => from(false),
    };
  }, [id, cell, item, given.task, given.published, uses, tables, task, session]);
}

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

/** About as high as a figure, so that what is below hardly moves when the view is loaded. */
function Placeholder({ ref }: { ref?: Ref<HTMLDivElement> }) {
  return <div ref={ref} aria-hidden className="min-h-96" />;
}

/** The cell's view: loaded at once if visible, else after the first figure or once files are scored. */
function CellView({ cell: { view: View, eager = false } }: { cell: CellDefinition }) {
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '0px');
  const hasFigure = useEphemeral((state) => state.figureDrawn);
  const isScored = useView().task !== null;
  if (!eager && !seen && !hasFigure && !isScored) return <Placeholder ref={place} />;
  return (
    <Suspense fallback={<Placeholder />}>
      <View />
    </Suspense>
  );
}

/** Says what a cell waits for. */
function NothingLoaded() {
  const busy = useSessionState((state) => state.busy);
  const expectsFiles = useSessionState((state) => state.expectsFiles);
  const waiting = expectsFiles
    ? 'Shown once the files that this notebook was made with are open.'
    : 'Open a label file and at least one prediction file to see this.';
  return <EmptyState>{busy ? 'Shown as soon as the files are scored.' : waiting}</EmptyState>;
}

/** The tables of the paper that a cell shows, and the paper. */
function PublishedProvenance({ uses }: { uses: readonly PublishedUse[] }) {
  const tables = usePublishedTables();
  return (
    <footer className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-soft text-xs">
      {publishedProvenance(tables, uses).map((part) => (
        <span key={part}>{part}</span>
      ))}
      <cite className="not-italic">{CITATION}</cite>
    </footer>
  );
}

const ofTask = (use: PublishedUse, task: string): PublishedUse => ({
  ...use,
  where: { ...use.where, task: [task] },
});

interface CellProps {
  /** Id in the document. */
  id: string;
  cell: CellDefinition;
  /** Shown beside the title. */
  tools?: ReactNode;
}

/** Everything below the title: text, view and footer. */
const CellContent = memo(function CellContent({ id, cell }: Omit<CellProps, 'tools'>) {
  const given = useGiven(cell);
  const paper = usePaperTask();
  const { needs, published = [] } = cell;
  const uses = needs === 'either' && paper ? published.map((use) => ofTask(use, paper)) : published;
  const info = useInfo(id, cell, given, uses);
  return (
    <CellInfoContext value={info}>
      <div className="mt-2 max-w-prose space-y-1 text-soft [&>p+p]:text-sm">
        {pageText(info.about).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {info.about.onPage && <p className="print:hidden">{info.about.onPage}</p>}
      </div>
      <div className="mt-5">
        {given.task || given.published ? <CellView cell={cell} /> : <NothingLoaded />}
      </div>
      {given.published && <PublishedProvenance uses={uses} />}
      {given.task && !cell.viewHasFooter && (
        <Suspense fallback={<footer aria-hidden className="mt-4 min-h-4" />}>
          <Provenance />
        </Suspense>
      )}
    </CellInfoContext>
  );
});

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
      <div className="flex print:break-after-avoid items-start justify-between gap-3">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h2 id={`${id}-title`} className="font-semibold font-serif text-2xl tracking-tight">
            {cell.title}
          </h2>
          {cell.needs === 'published' && (
            <span className="rounded-full bg-sunken px-2 py-0.5 text-soft text-xs">Published</span>
          )}
        </div>
        <span className="print:hidden">{tools}</span>
      </div>
      <ViewContext value={view}>
        <CellContent id={id} cell={cell} />
      </ViewContext>
    </section>
  );
}
