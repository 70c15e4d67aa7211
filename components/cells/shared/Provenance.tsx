'use client';

import { useTask, useView } from '@/components/hooks/context';
import { useUncertainty } from '@/components/hooks/uncertainty';
import type { TaskView } from '@/lib/notebook/view';
import type { TableName } from './cell';
import { replicatesPhrase } from './interval-words';
import { provenanceOf } from './provenance-of';

/** Tables whose figures carry intervals, and those made of replicates alone. */
const RESAMPLED: ReadonlySet<TableName> = new Set<TableName>([
  'team_metrics',
  'band_metrics',
  'class_metrics',
  'bootstrap_metrics',
  'rank_distribution',
  'pairwise_comparisons',
]);

interface ProvenanceProps {
  tables: readonly TableName[];
  /** The tasks shown; the one looked at, where left out. */
  tasks?: readonly TaskView[];
}

/** What a cell's numbers were computed from: files, images, classes, settings. */
export function Provenance({ tables, tasks: shown }: ProvenanceProps) {
  const task = useTask();
  const { sources, tasks } = useView().files;
  const u = useUncertainty();
  const resampled = u.settings.shown && tables.some((table) => RESAMPLED.has(table));
  const phrase = resampled ? replicatesPhrase(u) : '';
  const parts = [
    ...(shown ?? [task]).flatMap((view) => provenanceOf(view, sources, tasks, tables)),
    ...(phrase === '' ? [] : [`intervals from ${phrase}`]),
  ];
  return (
    <footer className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-soft text-xs">
      {[...new Set(parts)].map((part) => (
        <span key={part}>{part}</span>
      ))}
    </footer>
  );
}
