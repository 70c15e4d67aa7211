'use client';

import { useCallback, useMemo } from 'react';
import { useSettings, useView } from '@/components/hooks/context';
import { usePublished } from '@/components/hooks/published';
import type { Band } from '@/lib/challenge/bands';
import { canonicalClassKey, className } from '@/lib/challenge/class-names';
import { trainingBands } from '@/lib/challenge/published';
import { classBands } from '@/lib/notebook/class-bands';

/** Tells a class's band: that of the task looked at, or for a class it lacks that of the paper. */
export function useClassBands(): (name: string) => Band | null {
  const { task } = useView();
  const limits = useSettings((settings) => settings.limits);
  const tables = usePublished((state) => state.tables);
  const ofTask = task && classBands(task.labelCounts);
  const ofPaper = useMemo(() => tables && trainingBands(tables, limits), [tables, limits]);
  return useCallback(
    (name) => ofTask?.get(canonicalClassKey(name)) ?? ofPaper?.get(className(name)) ?? null,
    [ofTask, ofPaper],
  );
}
