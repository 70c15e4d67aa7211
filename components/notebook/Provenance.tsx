'use client';

import type { TableName } from './cell';
import { replicatesPhrase } from './cells/uncertainty/interval-words';
import { useTask, useWorkspaceState } from './context';
import { provenanceOf } from './provenance-of';
import { useUncertainty } from './uncertainty';

/** Tables whose figures carry intervals, and those made of replicates alone. */
const RESAMPLED: ReadonlySet<TableName> = new Set<TableName>([
  'team_metrics',
  'band_metrics',
  'class_metrics',
  'bootstrap_metrics',
  'rank_distribution',
  'pairwise_comparisons',
]);

/** What a cell's numbers were computed from: files, images, classes, settings. */
export function Provenance({ tables }: { tables: readonly TableName[] }) {
  const task = useTask();
  const sources = useWorkspaceState((state) => state.sources);
  const tasks = useWorkspaceState((state) => state.tasks);
  const u = useUncertainty();
  const resampled = u.settings.shown && tables.some((table) => RESAMPLED.has(table));
  const phrase = resampled ? replicatesPhrase(u) : '';
  const parts = [
    ...provenanceOf(task, sources, tasks, tables),
    ...(phrase === '' ? [] : [`intervals from ${phrase}`]),
  ];
  return (
    <footer className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-soft text-xs">
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </footer>
  );
}
