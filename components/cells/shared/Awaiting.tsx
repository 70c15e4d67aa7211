import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { RunStatus } from './RunStatus';

/** Stands where a figure of replicates will be. */
export function Awaiting({ u, what }: { u: TaskUncertainty; what: string }) {
  const { kind } = u.state;
  const drawn = kind === 'ready' || kind === 'partial';
  return (
    <div className="space-y-3 rounded-md border border-line border-dashed p-6">
      <p className="text-soft">
        {drawn ? `Not to be shown for this choice: ${what}.` : `Needs replicates: ${what}.`}
      </p>
      {!drawn && <RunStatus u={u} />}
    </div>
  );
}
