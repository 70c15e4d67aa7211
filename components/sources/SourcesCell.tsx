'use client';

import { ShieldCheck } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { OpenBuiltInFiles } from '@/components/cells/shared/OpenBuiltInFiles';
import { useSession } from '@/components/hooks/context';
import { usePublished } from '@/components/hooks/published';
import { useThrottledState } from '@/components/hooks/use-throttled-state';
import { Button } from '@/components/ui/Button';
import { Disclosure } from '@/components/ui/Disclosure';
import { pageTraffic, type Traffic, watchTraffic } from '@/lib/ingest/traffic';
import { CITATION } from '@/lib/notebook/published/citation';
import { type PublishedTableName, publishedProvenance } from '@/lib/notebook/published/provenance';
import type { SourceEntry } from '@/lib/notebook/session/types';
import { countOf, sizeText } from '@/lib/plots/core/format';
import { needsAttention, spokenProgress } from './entry';
import { FilePicker } from './FilePicker';
import { ShownSwitch } from './ShownSwitch';
import { SourceCard } from './SourceCard';
import { MissingFiles, StoreFilesSwitch } from './StoredFiles';

const ChallengeSource = lazy(() =>
  import('./challenge/ChallengeSource').then((m) => ({ default: m.ChallengeSource })),
);
const ReadReport = lazy(() => import('./ReadReport').then((m) => ({ default: m.ReadReport })));
const PoolForm = lazy(() => import('./PoolForm'));

/** Network traffic of this page and its workers, as measured by the browser. */
function Privacy() {
  const [traffic, setTraffic] = useState<Traffic | null>(null);
  useEffect(() => {
    const update = () => setTraffic(pageTraffic());
    update();
    return watchTraffic(update);
  }, []);
  if (!traffic) return null;
  return (
    <p className="mt-3 flex items-start gap-2 text-soft text-sm">
      <ShieldCheck size={16} aria-hidden className="mt-0.5 shrink-0 text-accent" />
      <span data-testid="traffic">
        Downloaded {sizeText(traffic.received)} from this site;{' '}
        {traffic.foreign === 0
          ? 'nothing uploaded. The security policy of the page forbids connections to other sites.'
          : `${countOf(traffic.foreign, 'request')} to other sites, despite the security policy of the page.`}
      </span>
    </p>
  );
}

/** The published tables that come with the notebook, and their place in the paper. */
function PublishedSource() {
  const tables = usePublished((state) => state.tables);
  if (!tables) return null;
  const names = Object.keys(tables) as PublishedTableName[];
  const lines = publishedProvenance(
    tables,
    names.map((table) => ({ table })),
  );
  return (
    <div className="mt-4">
      <Disclosure title={`Published results: ${names.length} tables of the overview paper`}>
        <div className="rounded-md border border-line bg-raised px-3 py-2 text-sm">
          <p>{CITATION}</p>
          <ul className="mt-2 text-soft">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      </Disclosure>
    </div>
  );
}

interface SourceListProps {
  title: string;
  entries: readonly SourceEntry[];
  /** Closed at first, except for files that need attention. */
  folded?: boolean;
}

/** Longer lists scroll. */
const MANY = 12;

function SourceList({ title, entries, folded = false }: SourceListProps) {
  if (entries.length === 0) return null;
  const read = entries.filter((entry) => entry.status.kind === 'ready').length;
  const areResults = entries.every(({ stored }) => stored);
  const files = countOf(entries.length, 'file');
  const apart = folded ? entries.filter(needsAttention) : [];
  const list = (shown: readonly SourceEntry[]) => (
    <ul
      className={`divide-y divide-line rounded-md border border-line bg-raised ${shown.length > MANY ? 'max-h-[44rem] overflow-y-auto' : ''}`}
    >
      {shown.map((entry) => (
        <SourceCard key={entry.id} entry={entry} />
      ))}
    </ul>
  );
  return (
    <div className="mt-4 space-y-2">
      <Disclosure
        title={`${title}: ${areResults ? `results of ${files}` : `${read} of ${files} read`}`}
        initiallyOpen={!folded}
      >
        {list(entries.filter((entry) => !apart.includes(entry)))}
      </Disclosure>
      {apart.length > 0 && list(apart)}
    </div>
  );
}

/** The loaded files, how they were read, and what could be used. */
export function SourcesCell() {
  const session = useSession();
  const state = useThrottledState(session);
  const own = state.sources.filter((entry) => entry.origin === 'own');
  const builtIn = state.sources.filter((entry) => entry.origin === 'built-in');
  const fromResults = own.filter(({ stored }) => stored?.submission === null);
  return (
    <section
      id="sources"
      aria-labelledby="sources-title"
      className="border-line border-t py-10 print:hidden"
    >
      <h2 id="sources-title" className="font-semibold font-serif text-2xl tracking-tight">
        Files
      </h2>
      <p className="mt-2 max-w-prose text-soft">
        Open one label file and any number of prediction files (Parquet, CSV, JSON, Arrow or NumPy,
        also compressed). They are matched by image id and class name, in any order. A file with
        class counts of the training set decides which classes are frequent and which are rare. A
        description of the challenge sets names, bands and ranking.
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <FilePicker />
        <span className="text-soft text-sm">or drop them anywhere on the page</span>
        {state.busy && <Button onClick={() => session.cancel()}>Cancel</Button>}
        <ShownSwitch />
      </div>
      <div aria-live="polite">
        {state.failure && (
          <p className="mt-3 flex items-center gap-3 rounded-md bg-alarm-paper px-3 py-2 text-alarm text-sm">
            {state.failure}
            <Button look="quiet" onClick={() => session.dismissFailure()}>
              Dismiss
            </Button>
          </p>
        )}
      </div>
      <p role="status" className="sr-only">
        {spokenProgress(state.sources, state.busy)}
      </p>
      <Suspense fallback={null}>
        <ChallengeSource />
      </Suspense>
      <MissingFiles />
      <SourceList title="Your files" entries={own} />
      {fromResults.length > 1 && (
        <Suspense fallback={null}>
          <PoolForm state={state} />
        </Suspense>
      )}
      <StoreFilesSwitch />
      <PublishedSource />
      <SourceList title="Synthetic twin" entries={builtIn} folded />
      <div className="mt-2">
        <OpenBuiltInFiles />
      </div>
      <Suspense fallback={null}>
        <ReadReport />
      </Suspense>
      <Privacy />
    </section>
  );
}
