const MAX_STEPS = 200;

/**
 * The x between `positive` and `negative` at which f is 0, where f is above 0 at the one and below
 * at the other, to the last digits of a double. Source: the Illinois method (Dowell and Jarratt
 * 1971), regula falsi that halves the weight of an end kept twice.
 *
 * @example falsePosition((x) => 2 - x * x, 1, 2) // 1.414213562373095
 */
export function falsePosition(
  f: (x: number) => number,
  positive: number,
  negative: number,
): number {
  let [a, b] = [positive, negative];
  let [fa, fb] = [f(a), f(b)];
  let kept = 0;
  for (let step = 0; step < MAX_STEPS && a !== b; step++) {
    const x = (a * fb - b * fa) / (fb - fa);
    const fx = f(x);
    if (fx === 0 || Math.abs(a - b) <= Number.EPSILON * Math.abs(x)) return x;
    if (fx > 0) {
      if (kept === -1) fb /= 2;
      [a, fa, kept] = [x, fx, -1];
    } else {
      if (kept === 1) fa /= 2;
      [b, fb, kept] = [x, fx, 1];
    }
  }
  return (a + b) / 2;
}
