import { normalQuantile } from '@/lib/metrics';

/**
 * Upper tail of the standard normal, P(Z > z); relative error below 1.2e-7.
 * Source: Press et al., Numerical Recipes, `erfcc`.
 */
export function upperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const series =
    -1.26551223 +
    t *
      (1.00002368 +
        t *
          (0.37409196 +
            t *
              (0.09678418 +
                t *
                  (-0.18628806 +
                    t *
                      (0.27886807 +
                        t *
                          (-1.13520398 +
                            t * (1.48851587 + t * (-0.82215223 + t * 0.17087277))))))));
  const tail = 0.5 * t * Math.exp(-x * x + series);
  return z >= 0 ? tail : 1 - tail;
}

/** The z above which a standard normal lies with probability `p`, 0 < p < 1. */
export function upperQuantile(p: number): number {
  return -normalQuantile(p);
}

const known = new Map<number, Float64Array>();

/** The middles of `count` equally likely strata of a standard normal, highest first. Kept: do not write. */
export function strata(count: number): Float64Array {
  const found = known.get(count);
  if (found) return found;
  const middles = new Float64Array(count);
  for (let i = 0; i < count; i++) middles[i] = upperQuantile((i + 0.5) / count);
  known.set(count, middles);
  return middles;
}
