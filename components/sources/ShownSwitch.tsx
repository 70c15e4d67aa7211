'use client';

import { useSessionState } from '@/components/hooks/context';
import { usePublished, usePublishedShown } from '@/components/hooks/published';
import { ToggleSet } from '@/components/ui/ToggleGroup';
import { changeSettings } from '@/lib/notebook/document/store';
import { shownOrigins } from '@/lib/notebook/session/evaluations';
import type { Shown } from '@/lib/notebook/settings';

const LABELS: Readonly<Record<Shown, string>> = {
  published: 'published results',
  'built-in': 'synthetic twin',
  own: 'your files',
};

const CHOICES: readonly Shown[] = ['published', 'built-in', 'own'];

/** Selects what the notebook shows if there is a choice: published results, synthetic twin, files. */
export function ShownSwitch() {
  const state = useSessionState((s) => s);
  const isPublished = usePublishedShown();
  const hasPublished = usePublished((s) => s.tables !== null);
  const origins = new Set<Shown>(state.sources.map((entry) => entry.origin));
  const there = CHOICES.filter((c) => (c === 'published' ? hasPublished : origins.has(c)));
  if (there.length < 2) return null;
  const shown = shownOrigins(state).filter((origin) => origins.has(origin));
  const value: Shown[] = isPublished ? ['published', ...shown] : [...shown];
  const choose = (next: readonly Shown[]) => {
    if (next.length > 0) changeSettings({ shown: next });
  };
  return (
    <ToggleSet
      label="Show"
      value={value}
      options={there.map((choice) => ({ value: choice, label: LABELS[choice] }))}
      onChange={choose}
    />
  );
}
