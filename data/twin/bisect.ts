/**
 * Where a function that falls from `low` to `high` crosses zero, to within (high - low) / 2^32; an
 * end of the interval where it does not.
 */
export function crossing(low: number, high: number, fall: (x: number) => number): number {
  let a = low;
  let b = high;
  for (let step = 0; step < 32; step++) {
    const middle = (a + b) / 2;
    if (fall(middle) > 0) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}
