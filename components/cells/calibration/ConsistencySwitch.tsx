'use client';

import { useUncertaintySettings } from '@/components/hooks/uncertainty';
import { changeUncertainty } from '@/lib/notebook/uncertainty/store';

/** Shows and hides what calibrated scores would give; it needs no replicates. */
export function ConsistencySwitch() {
  const shown = useUncertaintySettings((settings) => settings.shown);
  return (
    <label className="flex items-center gap-1.5 text-sm">
      <input
        type="checkbox"
        checked={shown}
        onChange={() => changeUncertainty({ shown: !shown })}
        className="accent-accent"
      />
      Consistency band
    </label>
  );
}
