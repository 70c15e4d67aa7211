'use client';

import { useWorkspace } from '@/components/hooks/context';
import { usePacedState } from '@/components/hooks/use-paced-state';
import { Button } from '@/components/ui/Button';
import { Disclosure } from '@/components/ui/Disclosure';
import type { SourceEntry } from '@/lib/notebook/session/types';
import { FilePicker } from './FilePicker';
import { KeepFiles } from './KeepFiles';
import { Privacy } from './Privacy';
import { PublishedSource } from './PublishedSource';
import { ReadReport } from './ReadReport';
import { RereadingLine } from './RereadingLine';
import { ShownSwitch } from './ShownSwitch';
import { SourceCard } from './SourceCard';
import { spokenProgress } from './spoken-progress';
import { WantedFiles } from './WantedFiles';

interface SourceListProps {
  title: string;
  entries: readonly SourceEntry[];
  /** Folded away, except for files that need the reader. */
  folded?: boolean;
}

/** More files than these scroll in a list of their own. */
const MANY = 12;

function SourceList({ title, entries, folded = false }: SourceListProps) {
  if (entries.length === 0) return null;
  const read = entries.filter((entry) => entry.status.kind === 'ready').length;
  const needy = folded ? entries.filter((entry) => entry.status.kind === 'failed') : [];
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
        title={`${title}: ${read} of ${entries.length} ${entries.length === 1 ? 'file' : 'files'} read`}
        initiallyOpen={!folded}
      >
        {list(entries.filter((entry) => !needy.includes(entry)))}
      </Disclosure>
      {needy.length > 0 && list(needy)}
    </div>
  );
}

/** What was loaded, what it was taken for, and what of it could be used. */
export function SourcesCell() {
  const workspace = useWorkspace();
  const state = usePacedState(workspace);
  const own = state.sources.filter((entry) => entry.origin === 'own');
  const builtIn = state.sources.filter((entry) => entry.origin === 'built-in');
  return (
    <section id="sources" aria-labelledby="sources-title" className="border-line border-t py-10">
      <h2 id="sources-title" className="font-semibold font-serif text-2xl tracking-tight">
        What is loaded
      </h2>
      <p className="mt-2 max-w-prose text-soft">
        A label file makes a task; each predictions file joins the task whose images and classes it
        covers. Parquet and CSV files, also compressed, are matched by image id and class name,
        whatever their order. Class counts of the training set, where given, decide which class is
        head, medium or tail.
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <FilePicker />
        <span className="text-soft text-sm">or drop them anywhere</span>
        {state.busy && <Button onClick={() => workspace.cancel()}>Cancel</Button>}
        <ShownSwitch />
      </div>
      <RereadingLine />
      <div aria-live="polite">
        {state.failure && (
          <p className="mt-3 flex items-center gap-3 rounded-md bg-alarm-paper px-3 py-2 text-alarm text-sm">
            {state.failure}
            <Button look="quiet" onClick={() => workspace.dismissFailure()}>
              Dismiss
            </Button>
          </p>
        )}
      </div>
      <p role="status" className="sr-only">
        {spokenProgress(state.sources, state.busy)}
      </p>
      <WantedFiles />
      <SourceList title="Your files" entries={own} />
      <KeepFiles />
      <PublishedSource />
      <SourceList title="Synthetic twin" entries={builtIn} folded />
      <ReadReport />
      <Privacy />
    </section>
  );
}
