'use client';

import { useCellInfo } from '@/components/export/cell-info';
import { useTask, useView } from '@/components/hooks/context';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { replicatesPhrase } from '@/lib/notebook/uncertainty/words';
import type { TaskView } from '@/lib/notebook/view';
import { type ResultTableName, tableOf } from '@/lib/scoring/result-tables';
import { provenanceOf } from './provenance-of';

export { provenanceOf };

/** Whether a table's values have intervals, or are made of replicates alone. */
function isResampled(name: ResultTableName): boolean {
  const { hasIntervals, dependsOn } = tableOf(name);
  return hasIntervals === true || dependsOn.includes('replicates');
}

/**
 * The footer of a cell: the files, images, classes and settings its numbers were computed from.
 *
 * @param tasks the tasks shown; by default the current one
 */
export function Provenance({ tasks: shown }: { tasks?: readonly TaskView[] }) {
  const { tables } = useCellInfo();
  const task = useTask();
  const { sources, tasks } = useView().files;
  const u = useUncertainty();
  const resampled = u.settings.shown && tables.some(isResampled);
  const phrase = resampled ? replicatesPhrase(u) : '';
  const parts = [
    ...(shown ?? [task]).flatMap((view) =>
      provenanceOf(view, sources, tasks, tables, { synthetic: false }),
    ),
    ...(phrase === '' ? [] : [`resampled: ${phrase}`]),
    ...(phrase === '' || u.outOfDate === null ? [] : [`out of date: ${u.outOfDate}`]),
  ];
  return (
    <footer className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-soft text-xs">
      {[...new Set(parts)].map((part) => (
        <span key={part}>{part}</span>
      ))}
    </footer>
  );
}
