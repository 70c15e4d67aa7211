/** Number, mean and standard deviation (n - 1) of the values that are defined. */
export interface Spread {
  readonly count: number;
  readonly mean: number;
  /** NaN below two values. */
  readonly deviation: number;
}

export function spreadOf(values: Float64Array): Spread {
  let count = 0;
  let mean = 0;
  let squares = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    count++;
    const gap = value - mean;
    mean += gap / count;
    squares += gap * (value - mean);
  }
  return {
    count,
    mean: count > 0 ? mean : Number.NaN,
    deviation: count > 1 ? Math.sqrt(squares / (count - 1)) : Number.NaN,
  };
}
