import { upperQuantile, upperTail } from './normal';
import type { Placement } from './placement';

/** Above this many positives, moving one changes AP by less than is worth the search. */
const FEW = 400;
const CLOSE = 1e-4;

/** Terms of AP: the precision at each positive, given the negatives above it. */
const precisionAt = (i: number, above: number) => (i + 1) / (i + 1 + above);

/**
 * Moves single positives past single negatives, none over the threshold or over another positive,
 * as long as that brings the average precision nearer to `ap`.
 */
export function nudge(placement: Placement, ap: number, negatives: number): Placement {
  const { positives, threshold, tp, fp } = placement;
  const count = positives.length;
  if (count > FEW) return placement;
  const above = Array.from(positives, (z) => Math.round(negatives * upperTail(z)));
  let sum = above.reduce((total, n, i) => total + precisionAt(i, n), 0);
  const gap = (total: number) => Math.abs(total / count - ap);
  const moved = new Set<number>();
  while (gap(sum) > CLOSE) {
    const moves = above.flatMap((n, i) =>
      [n - 1, n + 1].flatMap((to) => {
        const least = Math.max(above[i - 1] ?? 0, i < tp ? 0 : fp);
        const most = Math.min(above[i + 1] ?? negatives, i < tp ? fp : negatives);
        if (to < least || to > most) return [];
        return [{ i, to, sum: sum - precisionAt(i, n) + precisionAt(i, to) }];
      }),
    );
    const best = moves.reduce((a, b) => (gap(b.sum) < gap(a.sum) ? b : a), { i: -1, to: 0, sum });
    if (best.i < 0) break;
    above[best.i] = best.to;
    sum = best.sum;
    moved.add(best.i);
  }
  const placed = positives.map((z, i) => {
    if (!moved.has(i)) return z;
    return upperQuantile(Math.min(negatives - 0.25, Math.max(0.25, above[i]!)) / negatives);
  });
  return { positives: placed, threshold, tp, fp };
}
