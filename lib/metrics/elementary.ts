// `Math.exp`, `Math.log` and `**` may differ in the last bit from one engine, or version of it, to
// the next. These use sums, products and quotients only, and so are the same everywhere.

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const BIAS = 1023;

const view = new DataView(new ArrayBuffer(8));

/** 2^k for k in -1022 ... 1023. */
function powerOfTwo(k: number): number {
  view.setUint32(0, (k + BIAS) << 20);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** Terms of the series of e^r for |r| <= ln(2) / 2: the next is below 2^-53 of it. */
const EXP_TERMS = 14;

/**
 * e^x, to about the last bit.
 *
 * @example exp(1) // 2.718281828459045
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x > 709.79) return Number.POSITIVE_INFINITY;
  if (x < -745.2) return 0;
  const k = Math.round(x / (LN2_HIGH + LN2_LOW));
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let sum = 1;
  for (let term = EXP_TERMS; term >= 1; term--) sum = 1 + (sum * r) / term;
  // In two steps: 2^k itself may be out of range where the result is not.
  const half = Math.trunc(k / 2);
  return sum * powerOfTwo(half) * powerOfTwo(k - half);
}

/** Terms of the series of log((1 + s) / (1 - s)) for s^2 <= 0.0295. */
const LOG_TERMS = 11;

/**
 * Natural logarithm, to about the last bit: -Infinity at 0, NaN below. After fdlibm's, with the
 * series itself in place of its approximation.
 *
 * @example log(10) // 2.302585092994046
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const tiny = x < 1e-300;
  view.setFloat64(0, tiny ? x * powerOfTwo(100) : x);
  const high = view.getUint32(0);
  let k = (high >>> 20) - BIAS - (tiny ? 100 : 0);
  view.setUint32(0, (high & 0xfffff) | (BIAS << 20));
  let mantissa = view.getFloat64(0);
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    k++;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  let series = 0;
  for (let term = LOG_TERMS; term >= 1; term--) series = z * (2 / (2 * term + 1) + series);
  const square = (f * f) / 2;
  return k * LN2_HIGH - (square - (s * (square + series) + k * LN2_LOW) - f);
}

/** log(1 + x) without loss of digits near 0. Source: Kahan, in Goldberg 1991. */
export function log1p(x: number): number {
  const sum = 1 + x;
  return sum === 1 ? x : (log(sum) * x) / (sum - 1);
}
