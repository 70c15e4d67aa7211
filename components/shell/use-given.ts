'use client';

import { useMemo } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';
import { useView } from '@/components/hooks/context';
import { useClassSource, usePublished, usePublishedShown } from '@/components/hooks/published';
import { type DataOrigin, originsOfTasks, PUBLISHED } from '@/lib/notebook/origin';

/** Which of a cell's needs are loaded: a task, the published tables, or both. */
export interface Given {
  readonly task: boolean;
  readonly published: boolean;
}

export function useGiven({ needs = 'task' }: CellDefinition): Given {
  const hasTask = useView().task !== null;
  const isShown = usePublishedShown();
  const hasTables = usePublished((state) => state.tables !== null);
  const [source] = useClassSource();
  switch (needs) {
    case 'task':
      return { task: hasTask, published: false };
    case 'published':
      return { task: false, published: hasTables };
    case 'either':
      return hasTask
        ? { task: source !== 'printed', published: source !== 'computed' }
        : { task: false, published: isShown };
  }
}

/** Where a cell's data come from; nothing while nothing is loaded. */
export function useOrigins(cell: CellDefinition): readonly DataOrigin[] {
  const { task: ofTask, published } = useGiven(cell);
  const { task, files } = useView();
  return useMemo(
    () => [
      ...(published ? [PUBLISHED] : []),
      ...(ofTask && task ? originsOfTasks([task.id], files.sources) : []),
    ],
    [published, ofTask, task, files],
  );
}
