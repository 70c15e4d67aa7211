'use client';

import type { Saving } from './use-saving';

/** Says how a saving went, aloud as well. */
export function SavingStatus({ saving }: { saving: Saving }) {
  return (
    <div className="mt-2 min-h-5 text-xs">
      <p role="status" className="text-soft">
        {saving.kind === 'working' && 'Making it…'}
        {saving.kind === 'done' && saving.said}
      </p>
      {saving.kind === 'failed' && (
        <p role="alert" className="text-alarm">
          Not saved: {saving.why}
        </p>
      )}
    </div>
  );
}
