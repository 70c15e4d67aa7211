'use client';

import { ShieldCheck } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { OpenBuiltInFiles } from '@/components/cells/shared/OpenBuiltInFiles';
import { usePublished, usePublishedShown } from '@/components/hooks/published';
import { Disclosure } from '@/components/ui/Disclosure';
import { pageTraffic, type Traffic, watchTraffic } from '@/lib/ingest/traffic';
import { citationOf } from '@/lib/notebook/published/citation';
import { type PublishedTableName, publishedProvenance } from '@/lib/notebook/published/provenance';
import { shownOrigins } from '@/lib/notebook/session/evaluations';
import type { SessionState, SourceEntry } from '@/lib/notebook/session/types';
import { countOf, sizeText } from '@/lib/plots/core/format';
import { ChallengeSource } from './challenge/ChallengeSource';
import { filesText, needsAttention } from './entry';
import { ReadReport } from './ReadReport';
import { ShownSwitch } from './ShownSwitch';
import { SourceCard } from './SourceCard';
import { StoreFilesSwitch } from './StoreFilesSwitch';

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
  const citation = usePublished(citationOf);
  const isShown = usePublishedShown();
  if (!tables || !isShown) return null;
  const all = Object.keys(tables) as PublishedTableName[];
  const names = all.filter((table) => tables[table].length > 0);
  const lines = publishedProvenance(
    tables,
    names.map((table) => ({ table })),
  );
  return (
    <div className="mt-4">
      <Disclosure title={`Published results: ${names.length} tables of the overview paper`}>
        <div className="rounded-md border border-line bg-raised px-3 py-2 text-sm">
          <p>{citation}</p>
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
  /** Closed at first. */
  folded?: boolean;
}

/** Longer lists scroll. */
const MANY = 12;

/** Files as cards. */
export function SourceCards({ entries }: { entries: readonly SourceEntry[] }) {
  return (
    <ul
      className={`divide-y divide-line rounded-md border border-line bg-raised ${entries.length > MANY ? 'max-h-[44rem] overflow-y-auto' : ''}`}
    >
      {entries.map((entry) => (
        <SourceCard key={entry.id} entry={entry} />
      ))}
    </ul>
  );
}

function SourceList({ title, entries, folded = false }: SourceListProps) {
  if (entries.length === 0) return null;
  return (
    <div className="mt-4">
      <Disclosure title={`${title}: ${filesText(entries)}`} initiallyOpen={!folded}>
        <SourceCards entries={entries} />
      </Disclosure>
    </div>
  );
}

/** The files that are shown, how they were read, and what could be used: own files first. */
export function FilesPanel({ state }: { state: SessionState }) {
  const own = state.sources.filter((entry) => entry.origin === 'own');
  const builtIn = state.sources.filter((entry) => entry.origin === 'built-in');
  const fromResults = own.filter(({ stored }) => stored?.submission === null);
  return (
    <div className="pt-1">
      <p className="mt-3 max-w-prose text-soft text-sm">
        Open one label file and any number of prediction files (Parquet, CSV, JSON, Arrow or NumPy,
        also compressed). They are matched by image id and class name, in any order. A file with
        class counts of the training set decides which classes are frequent and which are rare. A
        description of the challenge sets names, bands and ranking.
      </p>
      <SourceList title="Your files" entries={own} />
      {fromResults.length > 1 && (
        <Suspense fallback={null}>
          <PoolForm state={state} />
        </Suspense>
      )}
      <StoreFilesSwitch />
      <div className="mt-4">
        <ShownSwitch />
      </div>
      <ChallengeSource />
      <PublishedSource />
      {shownOrigins(state).includes('built-in') && (
        <>
          <SourceList
            title="Synthetic twin"
            entries={builtIn}
            folded={!builtIn.some(needsAttention)}
          />
          <div className="mt-2">
            <OpenBuiltInFiles />
          </div>
        </>
      )}
      <ReadReport />
      <Privacy />
    </div>
  );
}
