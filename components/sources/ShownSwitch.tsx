'use client';

import { useWorkspace, useWorkspaceState } from '@/components/hooks/context';
import { usePublished, usePublishedShown } from '@/components/hooks/published';
import { ToggleSet } from '@/components/ui/ToggleGroup';
import { changePublished } from '@/lib/notebook/published/load';
import { shownOrigins } from '@/lib/notebook/session/evaluations';
import type { Origin } from '@/lib/notebook/session/types';

type Choice = 'published' | Origin;

const LABELS: Readonly<Record<Choice, string>> = {
  published: 'published results',
  'built-in': 'synthetic twin',
  own: 'your files',
};

const CHOICES: readonly Choice[] = ['published', 'built-in', 'own'];

/** Selects what the notebook shows if there is a choice: published results, synthetic twin, files. */
export function ShownSwitch() {
  const workspace = useWorkspace();
  const state = useWorkspaceState((s) => s);
  const isPublished = usePublishedShown();
  const hasPublished = usePublished((s) => s.tables !== null);
  const origins = new Set<Choice>(state.sources.map((entry) => entry.origin));
  const there = CHOICES.filter((c) => (c === 'published' ? hasPublished : origins.has(c)));
  if (there.length < 2) return null;
  const shown = shownOrigins(state).filter((origin) => origins.has(origin));
  const value: Choice[] = isPublished ? ['published', ...shown] : [...shown];
  const choose = (next: readonly Choice[]) => {
    if (next.length === 0) return;
    changePublished(workspace, { chosen: next.includes('published') });
    workspace.show(next.filter((choice) => choice !== 'published'));
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
