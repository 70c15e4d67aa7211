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
import { DEFAULT_ITEM, itemOf, type Noun } from '@/lib/challenge/challenge';
import { steadyList } from '@/lib/notebook/memo';
import {
  evaluationsOf,
  type ReadingProgress,
  readingProgress,
  type SessionEvaluation,
  sameSources,
} from '@/lib/notebook/session/evaluations';
import type { Session } from '@/lib/notebook/session/session';
import type { SessionState, SourceEntry } from '@/lib/notebook/session/types';
import type { NotebookSettings } from '@/lib/notebook/settings';
import { type TaskView, taskView } from '@/lib/notebook/view';
import { useDocument } from './document';
import { useThrottledState } from './use-throttled-state';

const SessionContext = createContext<Session | null>(null);

/** The rows of every task, and of the current one. */
export interface NotebookView {
  readonly tasks: readonly TaskView[];
  readonly task: TaskView | null;
  /** How far files are read for which the rows wait; null if they wait for none. */
  readonly waiting: ReadingProgress | null;
  /** The files they were derived from. */
  readonly files: Pick<SessionState, 'sources' | 'tasks'>;
}

/** Provided by cells that delay updates of their view; read by `useView`. */
export const ViewContext = createContext<NotebookView>({
  tasks: [],
  task: null,
  waiting: null,
  files: { sources: [], tasks: [] },
});

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession must be called inside a notebook');
  return session;
}

export function useSessionState<T>(select: (state: SessionState) => T): T {
  return useStore(useSession().store, select);
}

export function useSettings<T>(select: (settings: NotebookSettings) => T): T {
  return useDocument((document) => select(document.settings));
}

export function useView(): NotebookView {
  return useContext(ViewContext);
}

/** What one row of the current task's files is. */
export function useItem(): Noun {
  const { task } = useView();
  return task ? itemOf(task.recognised.challenge) : DEFAULT_ITEM;
}

/** The current task. Cells that need one are rendered only if there is one. */
export function useTask(): TaskView {
  const { task } = useView();
  if (!task) throw new Error('useTask must be called where there is a task');
  return task;
}

function isShownAlike(a: SessionState, b: SessionState): boolean {
  return (
    a.tasks === b.tasks &&
    a.results === b.results &&
    a.shown === b.shown &&
    sameSources(a.sources, b.sources)
  );
}

interface Evaluations {
  readonly evaluations: readonly SessionEvaluation[];
  readonly waiting: ReadingProgress | null;
}

const NONE: readonly SessionEvaluation[] = [];

/**
 * The evaluations to show: while files are read, those of before, as long as their tasks are there,
 * otherwise none. Ranks and means over some of the files would be wrong.
 */
function useComplete(
  evaluations: readonly SessionEvaluation[],
  { tasks }: SessionState,
  reading: ReadingProgress | null,
): Evaluations {
  const [complete, setComplete] = useState<readonly SessionEvaluation[]>([]);
  if (reading === null) {
    if (complete !== evaluations) setComplete(evaluations);
    return { evaluations, waiting: null };
  }
  const isThere = ({ id, classes }: SessionEvaluation) =>
    tasks.some((task) => task.id === id && task.classes === classes);
  return complete.length > 0 && complete.every(isThere)
    ? { evaluations: complete, waiting: null }
    : { evaluations: NONE, waiting: reading };
}

function useDerivedView(session: Session): NotebookView {
  const state = useThrottledState(session, isShownAlike);
  // Deferred: the number at the slider is updated first, then the rows.
  const threshold = useDeferredValue(useSettings((s) => s.threshold));
  const bands = useSettings((s) => s.bands);
  const ranking = useSettings((s) => s.ranking);
  const challenge = useSettings((s) => s.challenge);
  const order = useSettings((s) => s.order);
  const hiddenTeams = useSettings((s) => s.hiddenTeams);
  const chosen = useSettings((s) => s.task);
  const [steady] = useState(() => ({
    evaluations: steadyList<SessionEvaluation>(),
    sources: steadyList<SourceEntry>(sameSources),
  }));
  const found = useMemo(() => steady.evaluations(evaluationsOf(state)), [steady, state]);
  const reading = useMemo(() => readingProgress(state), [state]);
  const { evaluations, waiting } = useComplete(found, state, reading);
  const views = useMemo(
    () =>
      evaluations.map((e) =>
        taskView(e, { threshold, bands, ranking, challenge, order, hiddenTeams }),
      ),
    [evaluations, threshold, bands, ranking, challenge, order, hiddenTeams],
  );
  const sources = steady.sources(state.sources);
  const { tasks } = state;
  return useMemo(
    () => ({
      tasks: views,
      task: views.find((v) => v.task === chosen) ?? views[0] ?? null,
      waiting,
      files: { sources, tasks },
    }),
    [views, chosen, waiting, sources, tasks],
  );
}

/** Makes the workers compute calibration under the current settings. */
function useCalibration(session: Session): void {
  const bins = useSettings((s) => s.bins);
  const binning = useSettings((s) => s.binning);
  const bands = useSettings((s) => s.bands);
  useEffect(() => {
    const timer = setTimeout(() => void session.setCalibration({ bins, binning, bands }), 60);
    return () => clearTimeout(timer);
  }, [session, bins, binning, bands]);
}

interface NotebookProviderProps {
  session: Session;
  children: ReactNode;
}

export function NotebookProvider({ session, children }: NotebookProviderProps) {
  const view = useDerivedView(session);
  useCalibration(session);
  return (
    <SessionContext value={session}>
      <ViewContext value={view}>{children}</ViewContext>
    </SessionContext>
  );
}
