import { shortfallNote } from '@/lib/evaluation/bootstrap/measured-coverage';
import type { IntervalMethod } from '@/lib/evaluation/result-tables';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';

interface ClassRow {
  readonly class: string;
  readonly positives: number;
}

function positivesByClass(rows: readonly ClassRow[]): number[] {
  const known = new Map(rows.map((row) => [row.class, row.positives]));
  return [...known.values()].filter((positives) => positives > 0).sort((a, b) => a - b);
}

/**
 * What to say where intervals of classes' figures held the true value too seldom in simulated test
 * sets with as many positives; empty where they did not, and for metrics that were not simulated.
 */
export function shortfallOf(
  { replicates }: Pick<TaskUncertainty, 'replicates'>,
  rows: readonly ClassRow[],
  metric: string,
  method: IntervalMethod,
): string {
  if (metric !== 'ap' && metric !== 'auroc') return '';
  const clustered = (replicates?.cluster.column ?? null) !== null;
  const positives = positivesByClass(rows);
  const notes = positives.flatMap((count) => shortfallNote(metric, method, count, clustered) ?? []);
  const [worst] = notes;
  if (worst === undefined) return '';
  return `For ${notes.length} of ${positives.length} classes intervals are likely too narrow. ${worst}`;
}

/** Below this many positives, a repeated positive lifts a class's AP noticeably. */
const FEW = 50;

/** What to say of intervals of means of AP over classes with few positives. */
export function liftedMeans(rows: readonly ClassRow[], method: IntervalMethod): string {
  if (method !== 'percentile' || (positivesByClass(rows)[0] ?? FEW) >= FEW) return '';
  return 'A drawn set repeats some positives, which lifts the AP of rare classes: intervals of mAP lie rather high.';
}
