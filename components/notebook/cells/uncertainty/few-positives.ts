import type { IntervalMethod } from '@/lib/evaluation/result-tables';

/** Below this many positives, intervals of AP drawn from replicates fall short of their level. */
const FEW = 50;

interface ClassRow {
  readonly class: string;
  readonly positives: number;
}

function fewOf(rows: readonly ClassRow[]): number {
  const few = rows.filter((row) => row.positives > 0 && row.positives < FEW);
  return new Set(few.map((row) => row.class)).size;
}

/** What to say where intervals of classes' AP from replicates stand on few positives. */
export function fewPositives(rows: readonly ClassRow[], method: IntervalMethod): string {
  const few = method === 'percentile' || method === 'bca' ? fewOf(rows) : 0;
  if (few === 0) return '';
  return `${few} ${few === 1 ? 'class has' : 'classes have'} fewer than ${FEW} positives: there, intervals from replicates are too narrow.`;
}

/** What to say of intervals of means of AP over classes with few positives. */
export function liftedMeans(rows: readonly ClassRow[], method: IntervalMethod): string {
  if (method !== 'percentile' || fewOf(rows) === 0) return '';
  return 'A drawn set repeats some positives, which lifts the AP of rare classes: of mAP these intervals lie rather high; BCa allows for that.';
}
