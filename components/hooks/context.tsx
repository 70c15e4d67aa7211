'use client';

import {
  createContext,
  type ReactNode,
  useContext,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { useStore } from 'zustand';
import { steadyList } from '@/lib/notebook/memo';
import {
  evaluationsOf,
  type SessionEvaluation,
  sameSources,
} from '@/lib/notebook/session/evaluations';
import type { SourceEntry, WorkspaceState } from '@/lib/notebook/session/types';
import type { Workspace } from '@/lib/notebook/session/workspace';
import type { NotebookSettings } from '@/lib/notebook/settings';
import { type TaskView, taskView } from '@/lib/notebook/view';
import { useDocument } from './document';
import { useThrottledState } from './use-throttled-state';

const WorkspaceContext = createContext<Workspace | null>(null);

/** The rows of every task, and of the current one. */
export interface NotebookView {
  readonly tasks: readonly TaskView[];
  readonly task: TaskView | null;
  /** The files they were derived from. */
  readonly files: Pick<WorkspaceState, 'sources' | 'tasks'>;
}

/** Provided by cells that delay updates of their view; read by `useView`. */
export const ViewContext = createContext<NotebookView>({
  tasks: [],
  task: null,
  files: { sources: [], tasks: [] },
});

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('useWorkspace must be called inside a notebook');
  return workspace;
}

export function useWorkspaceState<T>(select: (state: WorkspaceState) => T): T {
  return useStore(useWorkspace().store, select);
}

export function useSettings<T>(select: (settings: NotebookSettings) => T): T {
  return useDocument((document) => select(document.settings));
}

export function useView(): NotebookView {
  return useContext(ViewContext);
}

/** The current task. Cells that need one are rendered only if there is one. */
export function useTask(): TaskView {
  const { task } = useView();
  if (!task) throw new Error('useTask must be called where there is a task');
  return task;
}

function isShownAlike(a: WorkspaceState, b: WorkspaceState): boolean {
  return (
    a.tasks === b.tasks &&
    a.results === b.results &&
    a.shown === b.shown &&
    sameSources(a.sources, b.sources)
  );
}

function useDerivedView(workspace: Workspace): NotebookView {
  const state = useThrottledState(workspace, isShownAlike);
  // Deferred: the number at the slider is updated first, then the rows.
  const threshold = useDeferredValue(useSettings((s) => s.threshold));
  const limits = useSettings((s) => s.limits);
  const order = useSettings((s) => s.order);
  const hiddenTeams = useSettings((s) => s.hiddenTeams);
  const chosen = useSettings((s) => s.task);
  const [steady] = useState(() => ({
    evaluations: steadyList<SessionEvaluation>(),
    sources: steadyList<SourceEntry>(sameSources),
  }));
  const evaluations = useMemo(() => steady.evaluations(evaluationsOf(state)), [steady, state]);
  const views = useMemo(
    () => evaluations.map((e) => taskView(e, { threshold, limits, order, hiddenTeams })),
    [evaluations, threshold, limits, order, hiddenTeams],
  );
  const sources = steady.sources(state.sources);
  const { tasks } = state;
  return useMemo(
    () => ({
      tasks: views,
      task: views.find((v) => v.task === chosen) ?? views[0] ?? null,
      files: { sources, tasks },
    }),
    [views, chosen, sources, tasks],
  );
}

/** Has the workers compute calibration under the settings. */
function useCalibration(workspace: Workspace): void {
  const bins = useSettings((s) => s.bins);
  const binning = useSettings((s) => s.binning);
  const limits = useSettings((s) => s.limits);
  useEffect(() => {
    const timer = setTimeout(() => void workspace.setCalibration({ bins, binning, limits }), 60);
    return () => clearTimeout(timer);
  }, [workspace, bins, binning, limits]);
}

interface NotebookProviderProps {
  workspace: Workspace;
  children: ReactNode;
}

export function NotebookProvider({ workspace, children }: NotebookProviderProps) {
  const view = useDerivedView(workspace);
  useCalibration(workspace);
  return (
    <WorkspaceContext value={workspace}>
      <ViewContext value={view}>{children}</ViewContext>
    </WorkspaceContext>
  );
}
