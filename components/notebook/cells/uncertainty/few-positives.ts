import type { IntervalMethod } from '@/lib/evaluation/result-tables';

/** Below this many positives, intervals of AP drawn from replicates fall short of their level. */
const FEW = 50;

/** What to say where intervals of AP from replicates stand on few positives. */
export function fewPositives(
  rows: readonly { readonly class: string; readonly positives: number }[],
  method: IntervalMethod,
): string {
  if (method !== 'percentile' && method !== 'bca') return '';
  const few = new Set(
    rows.filter((row) => row.positives > 0 && row.positives < FEW).map((row) => row.class),
  ).size;
  if (few === 0) return '';
  return `${few} ${few === 1 ? 'class has' : 'classes have'} fewer than ${FEW} positives: there, intervals from replicates are too narrow.`;
}
