/** Area that comes back when point `middle` is kept between its kept neighbours. */
export type Gain = (left: number, middle: number, right: number) => number;

interface Gap {
  readonly left: number;
  readonly right: number;
  /** The point most worth keeping between the two, and what it is worth. */
  readonly best: number;
  readonly gain: number;
}

/** Points looked at for each point kept. */
const CANDIDATES = 16;

/** The gap between two kept points, with a look at every `stride`-th point in it. */
function gapBetween(left: number, right: number, stride: number, gain: Gain): Gap {
  let best = left;
  let most = 0;
  for (let middle = left + stride; middle < right; middle += stride) {
    const worth = gain(left, middle, right);
    if (worth > most) {
      most = worth;
      best = middle;
    }
  }
  return { left, right, best, gain: most };
}

function widest(gaps: readonly Gap[]): number {
  let at = 0;
  for (let k = 1; k < gaps.length; k++) if (gaps[k]!.gain > gaps[at]!.gain) at = k;
  return at;
}

/**
 * Which of a curve's `points` to keep, at most `maxPoints` of them: those in `always` (ascending,
 * with both ends), then one by one the point that restores most area, until no area is missing.
 * Of more than 16 maxPoints points only every so many-th is looked at. Where there are no more than
 * `maxPoints`, all are kept. Ascending.
 */
export function thin(
  points: number,
  maxPoints: number,
  always: readonly number[],
  gain: Gain,
): Uint32Array {
  if (points <= maxPoints) return Uint32Array.from({ length: points }, (_, k) => k);
  const stride = Math.ceil(points / (CANDIDATES * maxPoints));
  const gaps = always.slice(1).map((right, k) => gapBetween(always[k]!, right, stride, gain));
  while (gaps.length + 1 < maxPoints) {
    const at = widest(gaps);
    const { left, right, best, gain: most } = gaps[at]!;
    if (most === 0) break;
    const halves = [gapBetween(left, best, stride, gain), gapBetween(best, right, stride, gain)];
    gaps.splice(at, 1, ...halves);
  }
  return Uint32Array.of(always[0]!, ...gaps.map((gap) => gap.right));
}
