'use client';

import { useMemo } from 'react';
import type { PublishedTables } from '@/lib/challenge/published';
import { choose } from '@/lib/notebook/document/operations';
import { changeDocument } from '@/lib/notebook/document/store';
import { paperTask, paperTasks } from '@/lib/notebook/published/paper-task';
import { openedTeams, showsPublished } from '@/lib/notebook/session/evaluations';
import type { PublishedState } from '@/lib/notebook/session/types';
import { useSessionState, useView } from './context';
import { useDocument, useOption } from './document';

export function usePublished<T>(select: (state: PublishedState) => T): T {
  return useSessionState((state) => select(state.published));
}

/** The published tables. Cells that need them are rendered only if they are loaded. */
export function usePublishedTables(): PublishedTables {
  const tables = usePublished((state) => state.tables);
  if (!tables) throw new Error('usePublishedTables must be called where tables are loaded');
  return tables;
}

/** Whether the notebook shows published results. */
export function usePublishedShown(): boolean {
  return useSessionState(showsPublished);
}

const PAPER_TASK = 'paper-task';

/** Chooses one of the paper's tasks, for all cells. */
export function choosePaperTask(task: string): void {
  changeDocument((document) => choose(document, 'notebook', PAPER_TASK, task));
}

/** The paper's task that cells show: the loaded one if the paper has it; without any, the chosen one. */
export function usePaperTask(): string | null {
  const { task } = useView();
  const tables = usePublished((state) => state.tables);
  const chosen = useDocument((document) => document.choices.notebook?.[PAPER_TASK]);
  return useMemo(() => {
    if (!tables) return null;
    if (task) return paperTask(tables, { name: task.task, classes: task.classOrder });
    const tasks = paperTasks(tables);
    return tasks.find((name) => name === chosen) ?? tasks[0] ?? null;
  }, [tables, task, chosen]);
}

/** Which values of a class a cell shows: computed, published, or their difference. */
export const CLASS_SOURCES = [
  { value: 'computed', label: 'computed' },
  { value: 'printed', label: 'printed in the paper' },
  { value: 'difference', label: 'difference' },
] as const;

type ClassSource = (typeof CLASS_SOURCES)[number]['value'];

/** Which values a cell shows: as the user chose, if there is a choice. */
export function useClassSource(): [ClassSource, (source: ClassSource) => void] {
  const { task } = useView();
  const paper = usePaperTask();
  const [chosen, choose] = useOption('source', CLASS_SOURCES, 'computed');
  if (paper === null) return ['computed', choose];
  return [task ? chosen : 'printed', choose];
}

const NO_TEAMS: readonly string[] = [];

/**
 * All teams in the order that gives each its colour in every cell and task: the paper's come first,
 * the others in the order in which their files were opened, so that a new one changes no colour.
 */
export function useTeamOrder(): readonly string[] {
  const { tasks, files } = useView();
  const tables = usePublished((state) => state.tables);
  return useMemo(() => {
    const loaded = openedTeams(files.sources, new Set(tasks.map(({ id }) => id)));
    const paper = tables?.published_teams.map(({ team }) => team) ?? NO_TEAMS;
    const inPaper = new Set(paper);
    if (loaded.length > 0 && !loaded.some((team) => inPaper.has(team))) return loaded;
    return [...paper, ...loaded.filter((team) => !inPaper.has(team))];
  }, [tables, tasks, files.sources]);
}
