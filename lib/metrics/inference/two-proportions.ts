import { normalCdf } from '../normal';
import { type Interval, NO_INTERVAL, wilson } from './intervals';

/** Events among independent trials. */
export interface Proportion {
  readonly count: number;
  readonly of: number;
}

const rate = ({ count, of }: Proportion) => count / of;

/**
 * Interval of the difference of two independent proportions, first minus second: Newcombe's hybrid
 * of their Wilson intervals. In [-1, 1]; [NaN, NaN] where one is of none.
 *
 * @param designEffect how many times the variance is that of independent trials; divides both
 *   numbers of trials
 * @see Newcombe 1998, method 10; statsmodels, `confint_proportions_2indep(method='newcomb')`
 * @example newcombe({ count: 30, of: 40 }, { count: 20, of: 60 }) // [0.21921..., 0.56811...]
 */
export function newcombe(
  first: Proportion,
  second: Proportion,
  level = 0.95,
  designEffect = 1,
): Interval {
  if (first.of === 0 || second.of === 0) return NO_INTERVAL;
  const effective = ({ count, of }: Proportion) =>
    wilson(count / designEffect, of / designEffect, level);
  const [p, q] = [rate(first), rate(second)];
  const [l1, u1] = effective(first);
  const [l2, u2] = effective(second);
  const difference = p - q;
  return [
    difference - Math.sqrt((p - l1) ** 2 + (u2 - q) ** 2),
    difference + Math.sqrt((u1 - p) ** 2 + (q - l2) ** 2),
  ];
}

/**
 * Two-sided p value of equal proportions: score test with the pooled rate. 1 where both are 0 or
 * both 1; NaN where one is of none.
 *
 * @param designEffect as in `newcombe`
 * @see statsmodels, `proportions_ztest`
 * @example twoProportions({ count: 30, of: 40 }, { count: 20, of: 60 }) // 0.0000445570...
 */
export function twoProportions(first: Proportion, second: Proportion, designEffect = 1): number {
  if (first.of === 0 || second.of === 0) return Number.NaN;
  const pooled = (first.count + second.count) / (first.of + second.of);
  const variance = pooled * (1 - pooled) * (1 / first.of + 1 / second.of) * designEffect;
  if (variance === 0) return 1;
  return 2 * normalCdf(-Math.abs(rate(first) - rate(second)) / Math.sqrt(variance));
}
