'use client';

import type { ResultRows } from '@/lib/evaluation/result-tables';
import { useTask, useWorkspaceState } from './context';
import { provenanceOf } from './provenance-of';

/** What a cell's numbers were computed from: files, images, classes, settings. */
export function Provenance({ tables }: { tables: readonly (keyof ResultRows)[] }) {
  const task = useTask();
  const sources = useWorkspaceState((state) => state.sources);
  const tasks = useWorkspaceState((state) => state.tasks);
  const parts = provenanceOf(task, sources, tasks, tables);
  return (
    <footer className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-soft text-xs">
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </footer>
  );
}
