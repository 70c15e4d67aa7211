import { useEffect, useState } from 'react';
import { useTask, useWorkspaceState } from '@/components/hooks/context';
import { useRun } from '@/components/hooks/uncertainty';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import type { TaskView } from '@/lib/notebook/view';

/** Scores times replicates that are drawn without being asked for: about two seconds' work. */
const SMALL = 1e9;

/** Milliseconds in which nothing else is computed before a run starts by itself. */
const IDLE = 1500;

function work({ classRows }: TaskView, replicates: number): number {
  return replicates * classRows.reduce((sum, row) => sum + row.images, 0);
}

/** Draws the replicates of a small task once by itself; of a large one only when asked to. */
export function useFirstRun(u: TaskUncertainty): void {
  const view = useTask();
  const busy = useWorkspaceState((state) => state.busy);
  const { start } = useRun(view.task);
  // Whoever changes the number of replicates is about to press the button.
  const [replicates] = useState(u.settings.replicates);
  const wanted =
    u.state.kind === 'none' && u.settings.shown && !busy && work(view, replicates) <= SMALL;
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(start, IDLE);
    return () => clearTimeout(timer);
  }, [wanted, start]);
}
