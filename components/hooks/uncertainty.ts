'use client';

import { useMemo } from 'react';
import { cancelRun, startRun } from '@/lib/notebook/uncertainty/runner';
import type { UncertaintySettings } from '@/lib/notebook/uncertainty/settings';
import { type TaskUncertainty, taskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import type { TaskView } from '@/lib/notebook/view';
import { useSession, useSessionState, useTask } from './context';
import { useDocument } from './document';

export function useUncertaintySettings<T>(select: (settings: UncertaintySettings) => T): T {
  return useDocument(({ uncertainty }) => select(uncertainty));
}

/** Intervals, rank stability and comparisons of a task, by default of the current one. */
export function useUncertainty(other?: TaskView): TaskUncertainty {
  const current = useTask();
  const view = other ?? current;
  const settings = useUncertaintySettings((all) => all);
  const run = useSessionState((state) => state.runs.get(view.id));
  return taskUncertainty(view, run, settings);
}

/**
 * Starts and stops the resampling of a task.
 *
 * @param task its id
 */
export function useRun(task: string): { start(): void; cancel(): void } {
  const session = useSession();
  return useMemo(
    () => ({
      start: () => void startRun(session, task),
      cancel: () => cancelRun(session, task),
    }),
    [session, task],
  );
}
