import { bucketTable } from './bucket-table';
import { highWords, orderOf } from './high-words';
import { Scratch } from './scratch';
import type { Labels, Scores } from './types';

export interface NegativeCounts {
  /**
   * `between[2g]` negatives lie below value g and above the one before, `between[2g + 1]` at it,
   * `between[2 groups]` above all.
   */
  readonly between: Uint32Array;
  /** Whether all negatives' scores are finite numbers. */
  readonly finite: boolean;
}

const slots = new Scratch((length) => new Uint32Array(length));

/** First of `values[from..to)` that is not below `score`, or `to`. */
function lowerBound(values: Scores, from: number, to: number, score: number): number {
  let lower = from;
  let upper = to;
  while (lower < upper) {
    const middle = (lower + upper) >>> 1;
    if (values[middle]! < score) lower = middle + 1;
    else upper = middle;
  }
  return lower;
}

/**
 * Counts the negatives between `values[0..groups)`, which are distinct and ascending, of one
 * precision with all columns. Valid until the next call.
 *
 * A float's bits, read as an integer, grow with the float. So a table over the leading bits tells
 * for each negative which few of the values it can lie among: mostly none.
 */
export function countNegatives(
  columns: readonly Scores[],
  labels: readonly Labels[],
  values: Scores,
  groups: number,
): NegativeCounts {
  const between = slots.take(2 * groups + 1).fill(0, 0, 2 * groups + 1);
  const { low, high, shift, start } =
    groups === 0
      ? { low: 0, high: -1, shift: 0, start: between }
      : bucketTable(highWords(values), groups);
  const above = 2 * groups;
  let finite = true;
  for (let c = 0; c < columns.length; c++) {
    const scores = columns[c]!;
    const known = labels[c]!;
    const { words, step, limit } = highWords(scores);
    for (let i = 0; i < scores.length; i++) {
      if (known[i] !== 0) continue;
      const word = words[(i << step) + step]!;
      if ((word & 0x7fffffff) >= limit) finite = false;
      const order = orderOf(word);
      if (order < low) {
        between[0]!++;
      } else if (order > high) {
        between[above]!++;
      } else {
        const bucket = (order - low) >>> shift;
        const first = start[bucket]!;
        const end = start[bucket + 1]!;
        if (first === end) {
          between[2 * first]!++;
        } else {
          const score = scores[i]!;
          const g = lowerBound(values, first, end, score);
          between[2 * g + (g < end && values[g] === score ? 1 : 0)]!++;
        }
      }
    }
  }
  return { between, finite };
}
