'use client';

import { useCallback, useEffect, useState } from 'react';
import type { SessionEvaluation } from '@/lib/notebook/session/evaluations';
import type { TaskImages } from '@/lib/notebook/session/images/task-images';
import type { ImageSource, TaskCalls } from '@/lib/scoring/images/source';
import { callsOfTask } from '@/lib/scoring/tables/misses';
import { useSession, useSessionState, useTask } from './context';
import { useUncertaintySettings } from './uncertainty';

/**
 * The images of the current task with all scores; null until they are there. What is asked of it ends
 * when the task or its results change, and when the caller leaves the page.
 */
export function useImageSource(wanted: boolean): ImageSource | null {
  const session = useSession();
  const { id, evaluation } = useTask();
  const cluster = useUncertaintySettings((settings) => settings.cluster);
  const [opened, setOpened] = useState<{
    readonly evaluation: SessionEvaluation;
    readonly cluster: string | null;
    readonly source: ImageSource | null;
  } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const abort = new AbortController();
    import('@/lib/notebook/session/images/image-source').then(
      ({ imageSource }) =>
        !abort.signal.aborted &&
        setOpened({
          evaluation,
          cluster,
          source: imageSource(session, id, abort.signal, cluster),
        }),
      (error: unknown) => session.report(error),
    );
    return () => abort.abort();
  }, [session, id, evaluation, cluster, wanted]);
  return opened?.evaluation === evaluation && opened.cluster === cluster ? opened.source : null;
}

/**
 * What a source answers. While another question is answered, the last answer stays, if it is of the
 * same task: an answer says itself what it is of.
 *
 * @param ask memoised; null asks nothing
 */
export function useAnswer<T>(
  source: ImageSource | null,
  ask: ((source: ImageSource) => Promise<T>) | null,
): T | null {
  const session = useSession();
  const { id } = useTask();
  const [answer, setAnswer] = useState<{ readonly id: string; readonly found: T } | null>(null);
  useEffect(() => {
    if (!source || !ask) return;
    let isStale = false;
    ask(source).then(
      (found) => !isStale && setAnswer({ id, found }),
      (error: unknown) => !isStale && session.report(error),
    );
    return () => {
      isStale = true;
    };
  }, [session, id, source, ask]);
  return answer?.id === id ? answer.found : null;
}

/** The calls of all teams, with the threshold they were made at. */
export interface CallsAt {
  readonly threshold: number;
  readonly calls: TaskCalls;
}

/** The calls of the shown teams, in the order of their names, at the threshold in force. */
export function useCalls(source: ImageSource | null): CallsAt | null {
  const { threshold, teams } = useTask();
  const ask = useCallback(
    async (own: ImageSource) => {
      const calls = await callsOfTask(own, threshold);
      const shown = calls.teams.filter(({ team }) => teams.includes(team));
      return { threshold, calls: { ...calls, teams: shown } };
    },
    [threshold, teams],
  );
  return useAnswer(source, ask);
}

/** What is known of the current task's images apart from scores; null until it is there. */
export function useTaskImages(wanted: boolean): TaskImages | null {
  const session = useSession();
  const { id } = useTask();
  const sources = useSessionState((state) => state.sources);
  const busy = useSessionState((state) => state.busy);
  const [found, setFound] = useState<TaskImages | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: metadata may have come or gone
  useEffect(() => {
    if (!wanted || busy) return;
    const abort = new AbortController();
    import('@/lib/notebook/session/images/task-images')
      .then(({ taskImages }) => taskImages(session, id, abort.signal))
      .then(
        (images) => !abort.signal.aborted && setFound(images),
        (error: unknown) => !abort.signal.aborted && session.report(error),
      );
    return () => abort.abort();
  }, [session, id, sources, busy, wanted]);
  return found?.task === id ? found : null;
}
