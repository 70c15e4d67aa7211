'use client';

import { changeUncertainty } from '@/lib/notebook/uncertainty/store';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { RunStatus } from './RunStatus';

/** Shows and hides the intervals of all cells, and says how far they are. */
export function IntervalSwitch({ u }: { u: TaskUncertainty }) {
  const { shown } = u.settings;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
      <label className="flex items-center gap-1.5">
        <input
          type="checkbox"
          checked={shown}
          onChange={() => changeUncertainty({ shown: !shown })}
          className="accent-accent"
        />
        Intervals
      </label>
      {shown && <RunStatus u={u} brief />}
    </span>
  );
}
