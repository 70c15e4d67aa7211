'use client';

import { useCallback, useMemo } from 'react';
import { useSettings, useView } from '@/components/hooks/context';
import { usePublished } from '@/components/hooks/published';
import type { Band } from '@/lib/challenge/bands';
import { canonicalClassKey, className } from '@/lib/challenge/class-names';
import { trainingBands } from '@/lib/challenge/published/training-bands';
import { memoBy } from '@/lib/notebook/memo';
import type { LabelCountRow } from '@/lib/scoring/result-tables';

/** The band of each class of a task by its canonical key. */
const classBands = memoBy((rows: readonly LabelCountRow[]): ReadonlyMap<string, Band> => {
  const bands = new Map<string, Band>();
  for (const row of rows) if (row.band) bands.set(canonicalClassKey(row.class), row.band);
  return bands;
});

/** Returns the band of a class: in the current task or, if it lacks the class, in the paper. */
export function useClassBands(): (name: string) => Band | null {
  const { task } = useView();
  const bands = useSettings((settings) => settings.bands);
  const tables = usePublished((state) => state.tables);
  const ofTask = task && classBands(task.labelCounts);
  const ofPaper = useMemo(
    () => tables && trainingBands(tables, bands ?? undefined),
    [tables, bands],
  );
  return useCallback(
    (name) => ofTask?.get(canonicalClassKey(name)) ?? ofPaper?.get(className(name)) ?? null,
    [ofTask, ofPaper],
  );
}
