'use client';

import { type ReactNode, useSyncExternalStore } from 'react';
import { type MissingFeature, missingFeatures, type Platform } from '@/lib/notebook/platform';

/** Subscribes to a value that never changes. */
const never = () => () => {};

/** Whether the whole notebook is in a frame of another page. A single embedded cell may be. */
function isFramed(): boolean {
  return window.top !== window.self && !new URLSearchParams(window.location.search).has('embed');
}

/** Keeps the notebook out of frames of other sites, against clickjacking. */
export function FrameGuard({ children }: { children: ReactNode }) {
  const framed = useSyncExternalStore(never, isFramed, () => false);
  if (!framed) return children;
  return (
    <p className="p-6">
      This page cannot be shown inside another page.{' '}
      <a href={window.location.href} target="_blank" rel="noreferrer" className="underline">
        Open it in a new window
      </a>
    </p>
  );
}

const NOTHING: readonly MissingFeature[] = [];

let found: readonly MissingFeature[] | undefined;
function missing(): readonly MissingFeature[] {
  found ??= missingFeatures(globalThis as Platform);
  return found;
}

/** Lists what this browser does not support; nothing if it supports everything. */
export function PlatformNotice() {
  const lacks = useSyncExternalStore(never, missing, () => NOTHING);
  if (lacks.length === 0) return null;
  const isFatal = lacks.some((feature) => feature.vital);
  return (
    <div
      role={isFatal ? 'alert' : 'status'}
      className="border-line border-b bg-alarm-paper px-4 py-3 text-alarm text-sm sm:px-8"
    >
      <p>This browser does not support all that the notebook needs. Please update it:</p>
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
