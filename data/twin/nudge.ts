import { upperQuantile, upperTail } from './normal';
import type { Placement } from './placement';

/** Above this many positives, moving one changes AP by less than is worth the search. */
const FEW = 100;
const MOST_MOVES = 500;
const CLOSE = 1e-4;

/** Term of AP: the precision at positive `i`, given the negatives above it. */
const precisionAt = (i: number, above: number) => (i + 1) / (i + 1 + above);

/**
 * Moves single positives past single negatives, none over the threshold or over another positive,
 * as long as that brings the average precision nearer to `ap`.
 */
export function nudge(placement: Placement, ap: number, negatives: number): Placement {
  const { positives, tp, fp } = placement;
  const count = positives.length;
  if (count > FEW) return placement;
  const above = Array.from(positives, (z) => Math.round(negatives * upperTail(z)));
  let gap = ap * count - above.reduce((sum, n, i) => sum + precisionAt(i, n), 0);
  for (let moves = 0; moves < MOST_MOVES && Math.abs(gap) > CLOSE * count; moves++) {
    let best = { i: -1, to: 0, gap };
    for (const [i, n] of above.entries()) {
      const least = Math.max(above[i - 1] ?? 0, i < tp ? 0 : fp);
      const most = Math.min(above[i + 1] ?? negatives, i < tp ? fp : negatives);
      // Forward where AP is too low, back where it is too high.
      const to = gap > 0 ? n - 1 : n + 1;
      if (to < least || to > most) continue;
      const left = gap - (precisionAt(i, to) - precisionAt(i, n));
      if (Math.abs(left) < Math.abs(best.gap)) best = { i, to, gap: left };
    }
    if (best.i < 0) break;
    above[best.i] = best.to;
    gap = best.gap;
  }
  // Midway between two negatives, so that rounding ties a positive with neither.
  const share = (n: number) => Math.min(negatives - 0.25, Math.max(0.25, n)) / negatives;
  return { ...placement, positives: Float64Array.from(above, (n) => upperQuantile(share(n))) };
}
