'use client';

import { useMemo } from 'react';
import { useStore } from 'zustand';
import { cancelRun, startRun } from '@/lib/notebook/uncertainty/runner';
import type { UncertaintySettings } from '@/lib/notebook/uncertainty/settings';
import type { Run } from '@/lib/notebook/uncertainty/state';
import { runStore, uncertaintySettings } from '@/lib/notebook/uncertainty/store';
import { type TaskUncertainty, taskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import type { TaskView } from '@/lib/notebook/view';
import { useTask, useWorkspace } from './context';

export function useUncertaintySettings<T>(select: (settings: UncertaintySettings) => T): T {
  return useStore(uncertaintySettings, select);
}

interface Derived {
  readonly run: Run | undefined;
  readonly settings: UncertaintySettings;
  readonly uncertainty: TaskUncertainty;
}

const derived = new WeakMap<TaskView, Derived>();

/** What all cells that show a task share, so that nothing is computed once a cell. */
function sharedUncertainty(
  view: TaskView,
  run: Run | undefined,
  settings: UncertaintySettings,
): TaskUncertainty {
  const known = derived.get(view);
  if (known && known.run === run && known.settings === settings) return known.uncertainty;
  const uncertainty = taskUncertainty(view, run, settings);
  derived.set(view, { run, settings, uncertainty });
  return uncertainty;
}

/** Intervals, rank stability and comparisons of a task, without one of the task looked at. */
export function useUncertainty(other?: TaskView): TaskUncertainty {
  const current = useTask();
  const view = other ?? current;
  const settings = useStore(uncertaintySettings);
  const run = useStore(runStore, (state) => state.runs.get(view.task));
  return useMemo(() => sharedUncertainty(view, run, settings), [view, run, settings]);
}

/** Starts and stops the resampling of a task. */
export function useRun(task: string): { start(): void; cancel(): void } {
  const workspace = useWorkspace();
  return useMemo(
    () => ({ start: () => void startRun(workspace, task), cancel: () => cancelRun(task) }),
    [workspace, task],
  );
}
