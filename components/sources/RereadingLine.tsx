'use client';

import { useWorkspace, useWorkspaceState } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { showError } from '@/lib/notebook/notices';
import { countOf } from '@/lib/plots/format';

/** How far reading again is, after the database was started anew; or that it was cancelled. */
export function RereadingLine() {
  const workspace = useWorkspace();
  const rereading = useWorkspaceState((state) => state.rereading);
  if (!rereading) return null;
  if (rereading.kind === 'halted') {
    const { names } = rereading;
    return (
      <p className="mt-3 flex flex-wrap items-center gap-3 text-sm" role="status">
        {countOf(names.length, 'file')} {names.length === 1 ? 'was' : 'were'} not read again. What
        was computed stays; queries do not find {names.length === 1 ? 'it' : 'them'}.
        <Button onClick={() => void workspace.restartDatabase().catch(showError)}>
          Read {names.length === 1 ? 'it' : 'them'} again
        </Button>
      </p>
    );
  }
  const { name, done, total } = rereading;
  return (
    <p className="mt-3 flex flex-wrap items-center gap-3 text-soft text-sm">
      <span className="min-w-0 break-words">
        Reading {name} again ({done + 1} of {total})
      </span>
      <progress
        aria-label="Progress of reading again"
        className="h-1 w-24 accent-accent"
        value={done}
        max={total}
      />
    </p>
  );
}
