// `Math.exp`, `Math.log`, `Math.cos` and `**` may differ in the last bit from one engine, or version of it, to
// the next. These use sums, products and quotients only, and so are the same everywhere.
//
// The approximations are those of fdlibm 5.3 (e_exp.c, e_log.c, k_cos.c, k_sin.c), which V8 uses too:
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun
// Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is
// freely granted, provided that this notice is preserved.

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

/**
 * e^x, to less than one unit in the last place; NaN of NaN. Source: fdlibm.
 *
 * @example exp(1) // 2.718281828459045
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019411) return 0;
  const k = Math.round(x / (LN2_HIGH + LN2_LOW));
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  const result = 1 - (low - (r * c) / (2 - c) - high);
  if (k === 0) return result;
  if (k >= -1021 && k < 1024) return result * powerOfTwo(k);
  // In two steps: 2^k itself may be out of range where the result is not.
  const half = Math.trunc(k / 2);
  return result * powerOfTwo(half) * powerOfTwo(k - half);
}

/**
 * Natural logarithm, to less than one unit in the last place: -Infinity at 0, NaN below. Source:
 * fdlibm.
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
  const series =
    z *
    (0.6666666666666735 +
      z *
        (0.3999999999940942 +
          z *
            (0.2857142874366239 +
              z *
                (0.22222198432149784 +
                  z *
                    (0.1818357216161805 + z * (0.15313837699209373 + z * 0.14798198605116586))))));
  const square = (f * f) / 2;
  return k * LN2_HIGH - (square - (s * (square + series) + k * LN2_LOW) - f);
}

/** log(1 + x) without loss of digits near 0. Source: Kahan, in Goldberg 1991. */
export function log1p(x: number): number {
  const sum = 1 + x;
  return sum === 1 ? x : (log(sum) * x) / (sum - 1);
}

/**
 * 1 / (1 + e^-x): the probability of a logit; NaN of NaN. Source: Berkson 1944.
 *
 * @example logistic(0) // 0.5
 */
export function logistic(x: number): number {
  return 1 / (1 + exp(-x));
}

/** Hyperbolic tangent, to an absolute error below 5e-16; NaN of NaN. */
export function tanh(x: number): number {
  const tail = 2 / (exp(2 * Math.abs(x)) + 1);
  return x < 0 ? tail - 1 : 1 - tail;
}

/** Inverse hyperbolic tangent; infinite at -1 and 1, NaN beyond. */
export function atanh(x: number): number {
  const size = Math.abs(x);
  const found = log1p((2 * size) / (1 - size)) / 2;
  return x < 0 ? -found : found;
}

/** cos(pi x) for x in [0, 2], to an absolute error below 3e-16: exactly 0 at 1/2 and 3/2. Source: fdlibm. */
export function cosPi(x: number): number {
  if (x > 1) return cosPi(2 - x);
  if (x > 0.5) return -cosPi(1 - x);
  if (x > 0.25) {
    const y = Math.PI * (0.5 - x);
    const z = y * y;
    return (
      y *
      (1 +
        z *
          (-0.16666666666666632 +
            z *
              (0.00833333333332249 +
                z *
                  (-0.0001984126982985795 +
                    z *
                      (2.7557313707070068e-6 +
                        z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10))))))
    );
  }
  const z = (Math.PI * x) ** 2;
  return (
    1 -
    z *
      (0.5 -
        z *
          (0.0416666666666666 +
            z *
              (-0.001388888888887411 +
                z *
                  (2.480158728947673e-5 +
                    z *
                      (-2.7557314351390663e-7 +
                        z * (2.087572321298175e-9 + z * -1.1359647557788195e-11))))))
  );
}
