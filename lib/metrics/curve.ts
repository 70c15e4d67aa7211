/** Points of a curve in the order of falling thresholds. */
export interface Curve {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The point counts as positive what has score >= threshold, unless the curve says otherwise. */
  readonly threshold: Float64Array;
}

export function emptyCurve(points: number): Curve {
  return {
    x: new Float64Array(points),
    y: new Float64Array(points),
    threshold: new Float64Array(points),
  };
}
