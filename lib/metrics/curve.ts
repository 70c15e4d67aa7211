import { type Gain, thin } from './thin';

/** Points of a curve in the order of falling thresholds. */
export interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The point counts as positive what has score >= threshold, unless the curve says otherwise. */
  readonly threshold: Float64Array;
}

export const EMPTY_CURVE: Curve = {
  x: new Float64Array(0),
  y: new Float64Array(0),
  threshold: new Float64Array(0),
};

/** Keeps at most `maxPoints` points of a curve: see `thin`. */
export function thinCurve(
  curve: Curve,
  maxPoints: number,
  always: readonly number[],
  gain: Gain,
): Curve {
  const kept = thin(curve.x.length, maxPoints, always, gain);
  if (kept.length === curve.x.length) return curve;
  const take = (values: Float64Array) => Float64Array.from(kept, (k) => values[k]!);
  return { x: take(curve.x), y: take(curve.y), threshold: take(curve.threshold) };
}
