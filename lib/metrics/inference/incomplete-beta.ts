import { exp, log, log1p } from '../elementary';

/** ln(n!) less Stirling's approximation ln(sqrt(2 pi n) (n / e)^n), for any n > 0. */
function stirlingError(n: number): number {
  let correction = 0;
  let m = n;
  // Each step down is exact; the series needs a large argument.
  for (; m < 16; m++) correction += (m + 0.5) * log1p(1 / m) - 1;
  const s = 1 / (m * m);
  const series = 1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - (s * 1) / 1188)));
  return correction + series / m;
}

/** x ln(x / m) + m - x, without cancellation where x is near m. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let power = 2 * x * v;
  for (let j = 1; ; j++) {
    power *= v * v;
    const next = sum + power / (2 * j + 1);
    if (next === sum) return sum;
    sum = next;
  }
}

/** x^a (1 - x)^b / B(a, b), by Loader's saddle-point form, to nearly full precision. */
function beforeFraction(a: number, b: number, x: number): number {
  const n = a + b;
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
  const deviances = deviance(a, n * x) + deviance(b, n * (1 - x));
  return Math.sqrt((a * b) / (2 * Math.PI * n)) * exp(errors - deviances);
}

const TINY = 1e-300;
const MAX_TERMS = 10_000;

/** The continued fraction of I_x(a, b), by Lentz's method. Converges quickly below the mean. */
function fraction(a: number, b: number, x: number): number {
  const guard = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m < MAX_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    const step = d * c;
    result *= step;
    if (Math.abs(step - 1) < Number.EPSILON) break;
  }
  return result;
}

/**
 * Regularised incomplete beta function I_x(a, b), a, b > 0: the probability that a beta variable is
 * at most x. Sources: Loader 2000 for the leading factor; Abramowitz and Stegun 1964, 26.5.8.
 *
 * @example incompleteBeta(2, 3, 0.5) // 0.6875
 */
export function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const factor = beforeFraction(a, b, x);
  if (x < (a + 1) / (a + b + 2)) return (factor * fraction(a, b, x)) / a;
  return 1 - (factor * fraction(b, a, 1 - x)) / b;
}

/**
 * The x at which I_x(a, b) = p, for p in (0, 1): bisection to the last digit.
 *
 * @example betaQuantile(0.6875, 2, 3) // 0.5
 */
export function betaQuantile(p: number, a: number, b: number): number {
  let lower = 0;
  let upper = 1;
  for (;;) {
    const middle = (lower + upper) / 2;
    if (middle <= lower || middle >= upper) return middle;
    if (incompleteBeta(a, b, middle) < p) lower = middle;
    else upper = middle;
  }
}
