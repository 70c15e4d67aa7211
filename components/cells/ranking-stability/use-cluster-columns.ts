import { useMemo } from 'react';
import { useTask, useWorkspaceState } from '@/components/hooks/context';
import type { SourceEntry } from '@/lib/notebook/session/types';

/** Kinds of column whose equal values can name a group. */
const GROUPING: ReadonlySet<string> = new Set(['text', 'integer', 'boolean', 'other']);

/** Columns that could say which images belong together. */
function candidates({ source }: SourceEntry): string[] {
  if (!source || (source.role !== 'metadata' && source.role !== 'labels')) return [];
  const { attributes } = source.description;
  return source.loaded.columns
    .filter(({ name, kind }) => attributes.includes(name) && GROUPING.has(kind))
    .map(({ name }) => name);
}

/** Columns of the task's labels and of metadata files by which images can be drawn together. */
export function useClusterColumns(): readonly string[] {
  const { task: name } = useTask();
  const tasks = useWorkspaceState((state) => state.tasks);
  const sources = useWorkspaceState((state) => state.sources);
  return useMemo(() => {
    const task = tasks.find((t) => t.name === name);
    const used = sources.filter((e) => e.id === task?.id || e.source?.role === 'metadata');
    return [...new Set(used.flatMap(candidates))];
  }, [name, tasks, sources]);
}
