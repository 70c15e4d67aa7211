'use client';

import type { ResultRows } from '@/lib/evaluation/result-tables';
import type { TaskView } from '@/lib/notebook/view';
import { useTask, useWorkspaceState } from './context';
import { provenanceOf } from './provenance-of';

interface ProvenanceProps {
  tables: readonly (keyof ResultRows)[];
  /** The tasks shown; the one looked at, where left out. */
  tasks?: readonly TaskView[];
}

/** What a cell's numbers were computed from: files, images, classes, settings. */
export function Provenance({ tables, tasks: shown }: ProvenanceProps) {
  const task = useTask();
  const sources = useWorkspaceState((state) => state.sources);
  const tasks = useWorkspaceState((state) => state.tasks);
  const parts = (shown ?? [task]).flatMap((view) => provenanceOf(view, sources, tasks, tables));
  return (
    <footer className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-soft text-xs">
      {[...new Set(parts)].map((part) => (
        <span key={part}>{part}</span>
      ))}
    </footer>
  );
}
