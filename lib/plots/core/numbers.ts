/** Is the value a number that can be drawn? */
export function isKnown(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/** A row in which some columns are known numbers. */
export type Known<T, K extends keyof T> = T & { readonly [key in K]: number };

/** The rows in which all of the columns are known. */
export function knownIn<T, K extends keyof T>(rows: readonly T[], ...columns: K[]): Known<T, K>[] {
  return rows.filter((row): row is Known<T, K> =>
    columns.every((column) => {
      const value = row[column];
      return typeof value === 'number' && isKnown(value);
    }),
  );
}

/** The row with the greatest value; the first of several. */
export function greatest<T>(rows: readonly T[], value: (row: T) => number): T {
  return rows.reduce((a, b) => (value(b) > value(a) ? b : a));
}

/** The middle of the values; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

/** Least and greatest of the known values; null where there are none. */
export function extent(values: Iterable<number | null>): [number, number] | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!isKnown(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}

/** The extent with `share` of its length added at both ends, within [0, 1]; never empty. */
export function padded([low, high]: readonly [number, number], share: number): [number, number] {
  const room = (high - low) * share || Math.abs(high) * share || share;
  return [Math.max(Math.min(0, low), low - room), Math.min(Math.max(1, high), high + room)];
}

/** The least of 1, 2, 2.5, 5 times a power of ten that is not below the value. */
export function niceCeiling(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= value * (1 - 1e-9)) ?? 10;
  return step * power;
}

/** Powers of ten in [low, high]; with multiples between them if there are fewer than three. */
export function logTicks(low: number, high: number): number[] {
  for (const factors of [[1], [1, 2, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9]]) {
    const ticks: number[] = [];
    for (let e = Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) {
      for (const factor of factors) {
        const tick = Number(`${factor}e${e}`);
        if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) ticks.push(tick);
      }
    }
    if (ticks.length >= 3 || factors.length === 9) return ticks;
  }
  return [];
}
