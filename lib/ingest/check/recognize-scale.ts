import type { Column, ScoreScale } from '../types';
import { numbersOf } from '../values';

/** Share of scores beyond [0, 1] from which on they are another scale, not a few wrong values. */
const TELLING = 0.05;

/**
 * What scores beyond [0, 1] look like: logits where negative ones are common, percentages where
 * all lie in [0, 100] and many beyond 1; null where only few are out of range.
 */
export function recognizeScale(
  columns: readonly Column[],
): Exclude<ScoreScale, 'probability'> | null {
  let scores = 0;
  let below = 0;
  let above = 0;
  let beyond = 0;
  for (const column of columns) {
    const { values, missing } = numbersOf(column);
    for (let row = 0; row < values.length; row++) {
      if (missing?.[row]) continue;
      const value = values[row]!;
      scores++;
      if (value < 0) below++;
      // NaN is greater than every number.
      if (!(value <= 1)) above++;
      if (!(value <= 100)) beyond++;
    }
  }
  if (below + above < TELLING * scores) return null;
  if (below > 0) return 'logit';
  return beyond > 0 ? null : 'percent';
}
