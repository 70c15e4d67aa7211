import { Scratch } from './scratch';
import type { Labels, Scores } from './types';

export interface SortedPositives {
  /** Distinct scores of positives, ascending, in the first `groups` entries. */
  readonly values: Scores;
  /** Positives of each distinct score. */
  readonly counts: Uint32Array;
  readonly groups: number;
  /** Images whose label is neither 0 nor 1. */
  readonly unknown: number;
}

const singles = new Scratch((length) => new Float32Array(length));
const doubles = new Scratch((length) => new Float64Array(length));
const groupCounts = new Scratch((length) => new Uint32Array(length));

/**
 * Scores of positives in ascending order, equal ones together. All columns are of one precision.
 * Valid until the next call.
 */
export function sortedPositives(
  columns: readonly Scores[],
  labels: readonly Labels[],
): SortedPositives {
  let rows = 0;
  for (const column of columns) rows += column.length;
  const single = columns[0] instanceof Float32Array;
  const values: Scores = single ? singles.take(rows) : doubles.take(rows);
  let positives = 0;
  let unknown = 0;
  for (let c = 0; c < columns.length; c++) {
    const scores = columns[c]!;
    const known = labels[c]!;
    for (let i = 0; i < scores.length; i++) {
      const label = known[i]!;
      // + 0 makes -0 a plain 0.
      if (label === 1) values[positives++] = scores[i]! + 0;
      else if (label !== 0) unknown++;
    }
  }
  values.subarray(0, positives).sort();
  const counts = groupCounts.take(positives);
  let groups = 0;
  for (let i = 0; i < positives; ) {
    const value = values[i]!;
    const first = i++;
    while (i < positives && values[i] === value) i++;
    values[groups] = value;
    counts[groups++] = i - first;
  }
  return { values, counts, groups, unknown };
}
