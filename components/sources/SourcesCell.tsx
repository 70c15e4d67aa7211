'use client';

import { ChevronRight } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useSession } from '@/components/hooks/context';
import { useEphemeral } from '@/components/hooks/ephemeral';
import { usePublishedShown } from '@/components/hooks/published';
import { useThrottledState } from '@/components/hooks/use-throttled-state';
import { Button } from '@/components/ui/Button';
import { shownOrigins } from '@/lib/notebook/session/evaluations';
import type { SessionState } from '@/lib/notebook/session/types';
import { countOf } from '@/lib/plots/core/format';
import { filesText, isUnread, needsAttention, spokenProgress } from './entry';
import { FilePicker } from './FilePicker';
import { MissingFiles } from './MissingFiles';

const FilesPanel = lazy(() => import('./FilesPanel').then((m) => ({ default: m.FilesPanel })));
const SourceCards = lazy(() => import('./FilesPanel').then((m) => ({ default: m.SourceCards })));
const FollowDescription = lazy(() =>
  import('./challenge/FollowDescription').then((m) => ({ default: m.FollowDescription })),
);

/** What is shown, in a line. */
function useSummary(state: SessionState): string {
  const isPublished = usePublishedShown();
  const isOpening = useEphemeral((e) => e.opening);
  const origins = shownOrigins(state);
  const of = (origin: 'own' | 'built-in') =>
    origins.includes(origin) ? state.sources.filter((entry) => entry.origin === origin) : [];
  const own = of('own');
  const builtIn = of('built-in');
  const parts = [
    ...(own.length > 0 ? [`Your files: ${filesText(own)}`] : []),
    ...(builtIn.length > 0 ? [`Synthetic twin: ${filesText(builtIn)}`] : []),
    ...(isPublished ? ['Published results of the paper'] : []),
  ];
  return parts.join(' · ') || (isOpening ? 'Opening' : 'None open');
}

/** Ends reading and computing, and says how much. */
function CancelButton({ state }: { state: SessionState }) {
  const session = useSession();
  const unread = state.sources.filter(isUnread).length;
  return (
    <Button data-action="cancel" onClick={() => session.cancel()}>
      {unread > 0 ? `Cancel reading ${countOf(unread, 'file')}` : 'Cancel computing'}
    </Button>
  );
}

/** The loaded files as a strip: all about them opens on demand, what is wrong is always there. */
export function SourcesCell() {
  const session = useSession();
  const state = useThrottledState(session);
  const isOpening = useEphemeral((e) => e.opening);
  const [open, setOpen] = useState<boolean | null>(null);
  const isPublished = usePublishedShown();
  const isEmpty = state.sources.length === 0 && !isOpening && !isPublished;
  // Where nothing is open, files are what comes next. It stays open until the reader closes it.
  if (isEmpty && open === null) setOpen(true);
  const summary = useSummary(state);
  const apart = open ? [] : state.sources.filter(needsAttention);
  return (
    <section
      id="sources"
      aria-labelledby="sources-title"
      className="mb-10 rounded-lg border border-line bg-raised px-3 py-2 print:hidden"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="sources-title" className="min-w-0 flex-1 basis-72 text-sm">
          <button
            type="button"
            aria-expanded={open === true}
            aria-controls="files-panel"
            onClick={() => setOpen(open !== true)}
            className="flex max-w-full items-center gap-1.5 text-left"
          >
            <ChevronRight
              size={14}
              aria-hidden
              className={`shrink-0 text-soft transition-transform ${open ? 'rotate-90' : ''}`}
            />
            <span className="font-medium">Files</span>{' '}
            <span className="min-w-0 truncate text-soft">{summary}</span>
          </button>
        </h2>
        <span className="flex items-center gap-3">
          {state.busy ? (
            <CancelButton state={state} />
          ) : (
            <span className="hidden text-soft text-sm md:inline">Drop files anywhere, or</span>
          )}
          <FilePicker look={isEmpty ? 'strong' : 'plain'} />
        </span>
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
      <MissingFiles />
      <Suspense fallback={null}>
        <FollowDescription />
        {apart.length > 0 && (
          <div className="mt-3">
            <SourceCards entries={apart} />
          </div>
        )}
      </Suspense>
      <div id="files-panel">
        {open && (
          <Suspense fallback={null}>
            <FilesPanel state={state} />
          </Suspense>
        )}
      </div>
    </section>
  );
}
