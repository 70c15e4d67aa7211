'use client';

import { useSyncExternalStore } from 'react';
import { type MissingFeature, missingFeatures, type Platform } from '@/lib/notebook/platform';

const never = () => () => {};
const NOTHING: readonly MissingFeature[] = [];

let found: readonly MissingFeature[] | undefined;
function missing(): readonly MissingFeature[] {
  found ??= missingFeatures(globalThis as Platform);
  return found;
}

/** Says at the start what does not work in this browser; nothing where everything does. */
export function PlatformNotice() {
  const lacks = useSyncExternalStore(never, missing, () => NOTHING);
  if (lacks.length === 0) return null;
  const vital = lacks.some((feature) => feature.vital);
  return (
    <div
      role={vital ? 'alert' : 'status'}
      className="border-line border-b bg-alarm-paper px-4 py-3 text-alarm text-sm sm:px-8"
    >
      <p>This browser lacks what the notebook needs; a newer one has it:</p>
      <ul className="mt-1 list-disc pl-5">
        {lacks.map(({ feature, without }) => (
          <li key={feature}>
            {feature}: without it {without}.
          </li>
        ))}
      </ul>
    </div>
  );
}
