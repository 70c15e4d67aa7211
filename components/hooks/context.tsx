'use client';

import {
  createContext,
  type ReactNode,
  useContext,
  useDeferredValue,
  useEffect,
  useMemo,
} from 'react';
import { useStore } from 'zustand';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import { sourcesSignature } from '@/lib/notebook/session/sources-signature';
import type { WorkspaceState } from '@/lib/notebook/session/types';
import type { Workspace } from '@/lib/notebook/session/workspace';
import { type NotebookSettings, settingsStore } from '@/lib/notebook/settings';
import { type TaskView, taskView } from '@/lib/notebook/view';
import { usePacedState } from './use-paced-state';

const WorkspaceContext = createContext<Workspace | null>(null);

/** The rows of every task, and of the one looked at. */
export interface NotebookView {
  readonly tasks: readonly TaskView[];
  readonly task: TaskView | null;
  /** The files they were derived from. */
  readonly files: Pick<WorkspaceState, 'sources' | 'tasks'>;
}

/** For cells that hold their view; others read it by `useView`. */
export const ViewContext = createContext<NotebookView>({
  tasks: [],
  task: null,
  files: { sources: [], tasks: [] },
});

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('useWorkspace outside of a notebook');
  return workspace;
}

export function useWorkspaceState<T>(select: (state: WorkspaceState) => T): T {
  return useStore(useWorkspace().store, select);
}

export function useSettings<T>(select: (settings: NotebookSettings) => T): T {
  return useStore(settingsStore, select);
}

export function useView(): NotebookView {
  return useContext(ViewContext);
}

/** The task looked at; cells are drawn only where there is one. */
export function useTask(): TaskView {
  const { task } = useView();
  if (!task) throw new Error('a cell was drawn without a task');
  return task;
}

function isShownAlike(a: WorkspaceState, b: WorkspaceState): boolean {
  return (
    a.tasks === b.tasks &&
    a.results === b.results &&
    a.shown === b.shown &&
    (a.sources === b.sources || sourcesSignature(a) === sourcesSignature(b))
  );
}

function useDerivedView(workspace: Workspace): NotebookView {
  const state = usePacedState(workspace, isShownAlike);
  // The slider's own number goes first; the rows follow as fast as they can.
  const threshold = useDeferredValue(useSettings((s) => s.threshold));
  const limits = useSettings((s) => s.limits);
  const order = useSettings((s) => s.order);
  const hiddenTeams = useSettings((s) => s.hiddenTeams);
  const chosen = useSettings((s) => s.task);
  const evaluations = useMemo(() => evaluationsOf(state), [state]);
  const views = useMemo(
    () => evaluations.map((e) => taskView(e, { threshold, limits, order, hiddenTeams })),
    [evaluations, threshold, limits, order, hiddenTeams],
  );
  return useMemo(
    () => ({
      tasks: views,
      task: views.find((v) => v.task === chosen) ?? views[0] ?? null,
      files: state,
    }),
    [views, chosen, state],
  );
}

/** Calibration is computed in the workers: it follows its own settings. */
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
