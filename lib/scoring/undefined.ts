/** NaN, the kernels' undefined, as the null of a result table. */
export function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Mean over the defined values; null where there is none. */
export function meanOf(values: readonly (number | null)[]): number | null {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (value === null) continue;
    sum += value;
    count++;
  }
  return count === 0 ? null : sum / count;
}
