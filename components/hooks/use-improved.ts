'use client';

import { useEffect, useMemo, useState } from 'react';
import type { ImprovedTask, ImproveKind } from '@/lib/improve/improve';
import { choiceFor, type ImproveChoice, improveChoice } from '@/lib/notebook/improve-choice';
import type { SessionEvaluation } from '@/lib/notebook/session/evaluations';
import { otherSettings } from '@/lib/notebook/session/outcomes';
import { useSession, useTask } from './context';
import { useDocument } from './document';

/** What is found, and how far finding it is. */
export interface Improved<Kind extends ImproveKind> {
  /** Null until it is computed. */
  readonly found: ImprovedTask<Kind> | null;
  /** Share done while it is computed, 0 to 1; else null. */
  readonly share: number | null;
  /** Why it cannot be computed. */
  readonly failure: string | null;
  /** Whether the user cancelled it. */
  readonly isCancelled: boolean;
  cancel(): void;
  /** Computes it after all. */
  start(): void;
}

/** Milliseconds after the last change of a setting before it is computed anew. */
const PAUSE = 250;

interface State<Kind extends ImproveKind> {
  readonly of: SessionEvaluation;
  readonly found: ImprovedTask<Kind> | null;
  readonly failure: string | null;
}

/** What improving depends on; the same object while what plays a part for the kind is the same. */
export function useImproveChoice(kind: ImproveKind): ImproveChoice {
  const settings = useDocument((document) => document.settings);
  const uncertainty = useDocument((document) => document.uncertainty);
  const key = JSON.stringify(choiceFor(kind, improveChoice({ settings, uncertainty })));
  return useMemo(() => JSON.parse(key) as ImproveChoice, [key]);
}

/** What would improve the submissions of the current task: computed once it is wanted. */
export function useImproved<Kind extends ImproveKind>(kind: Kind, wanted: boolean): Improved<Kind> {
  const session = useSession();
  const { id, evaluation } = useTask();
  const choice = useImproveChoice(kind);
  const [state, setState] = useState<State<Kind> | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [cancelled, setCancelled] = useState<SessionEvaluation | null>(null);
  const [abort, setAbort] = useState<AbortController | null>(null);
  const isWanted = wanted && cancelled !== evaluation;
  useEffect(() => {
    if (!isWanted) return;
    const own = new AbortController();
    const { signal } = own;
    const compute = async () => {
      setAbort(own);
      setShare(0);
      const { improveTask } = await import('@/lib/notebook/session/improving');
      const onProgress = (done: number) => !signal.aborted && setShare(done);
      const found = await improveTask(session, id, kind, choice, { signal, onProgress });
      const stored = session.state.sources.find((entry) => entry.id === id)?.stored;
      const failure = !found && stored ? otherSettings(stored.container.name) : null;
      if (!signal.aborted && (found || failure)) setState({ of: evaluation, found, failure });
    };
    const timer = setTimeout(() => {
      compute()
        .catch((error: unknown) => {
          const failure = error instanceof Error ? error.message : String(error);
          if (!signal.aborted) setState({ of: evaluation, found: null, failure });
        })
        .finally(() => !signal.aborted && setShare(null));
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      own.abort(new DOMException('no longer wanted', 'AbortError'));
      setShare(null);
    };
  }, [session, id, kind, evaluation, choice, isWanted]);
  const isCurrent = state?.of === evaluation;
  return {
    found: isCurrent ? state.found : null,
    share,
    failure: isCurrent && share === null ? state.failure : null,
    isCancelled: cancelled === evaluation,
    cancel: () => {
      abort?.abort(new DOMException('cancelled by the user', 'AbortError'));
      setShare(null);
      setCancelled(evaluation);
    },
    start: () => setCancelled(null),
  };
}
