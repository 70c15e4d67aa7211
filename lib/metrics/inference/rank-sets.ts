import { normalQuantile } from '../normal';
import { quantileOf } from './replicate-intervals';

/** The ranks that each of several teams may have, 1 for the best. */
export interface RankSets {
  readonly lower: Uint16Array;
  readonly upper: Uint16Array;
}

/** A pair of teams that is not yet known to be in order: is the first above the second? */
interface Pair {
  readonly above: number;
  readonly below: number;
  /** Standard deviation of the difference over the replicates. */
  readonly deviation: number;
  /** Mean of the difference over the replicates. */
  readonly mean: number;
  /** The difference of the estimates in standard deviations. */
  readonly t: number;
}

/** Every ordered pair whose difference varies over the replicates. */
function pairsOf(estimates: ArrayLike<number>, replicates: readonly Float64Array[]): Pair[] {
  const pairs: Pair[] = [];
  for (let a = 0; a < estimates.length; a++) {
    for (let b = a + 1; b < estimates.length; b++) {
      const [one, other] = [replicates[a]!, replicates[b]!];
      let mean = 0;
      let squares = 0;
      for (let r = 0; r < one.length; r++) {
        const gap = one[r]! - other[r]! - mean;
        mean += gap / (r + 1);
        squares += gap * (one[r]! - other[r]! - mean);
      }
      const deviation = Math.sqrt(squares / (one.length - 1));
      if (!(deviation > 0)) continue;
      const t = (estimates[a]! - estimates[b]!) / deviation;
      pairs.push({ above: a, below: b, deviation, mean, t });
      pairs.push({ above: b, below: a, deviation, mean: -mean, t: -t });
    }
  }
  return pairs;
}

/** The largest studentised, centred difference of the pairs in each replicate. */
function largest(pairs: readonly Pair[], replicates: readonly Float64Array[]): Float64Array {
  const most = new Float64Array(replicates[0]!.length).fill(Number.NEGATIVE_INFINITY);
  for (const { above, below, deviation, mean } of pairs) {
    const [one, other] = [replicates[above]!, replicates[below]!];
    for (let r = 0; r < most.length; r++) {
      const t = (one[r]! - other[r]! - mean) / deviation;
      if (t > most[r]!) most[r] = t;
    }
  }
  return most.sort();
}

/**
 * Simultaneous confidence sets for the ranks of all teams: together they contain every team's true
 * rank with the level's probability. A team's true rank is 1 plus the number of teams that are truly
 * better, so teams that are truly equal share a rank. Ordered pairs are tested by the maximum of the
 * studentised differences over paired replicates, stepping down; a team's set excludes the ranks
 * that the rejected pairs exclude. Differences that do not vary over the replicates exclude nothing.
 *
 * @param estimates one for each team, higher is better; all defined
 * @param replicates of each team, of one length, at least 2; all defined
 * @see Mogstad, Romano, Shaikh and Wilhelm 2024; R, `csranks::csranks(x, Sigma)`, which takes normal
 *   replicates with covariance Sigma in place of the bootstrap's
 */
export function rankSets(
  estimates: ArrayLike<number>,
  replicates: readonly Float64Array[],
  level = 0.95,
): RankSets {
  const teams = estimates.length;
  const sets = { lower: new Uint16Array(teams).fill(1), upper: new Uint16Array(teams).fill(teams) };
  let undecided = pairsOf(estimates, replicates);
  while (undecided.length > 0) {
    const critical = quantileOf(largest(undecided, replicates), level);
    const left: Pair[] = [];
    for (const pair of undecided) {
      if (pair.t <= critical) {
        left.push(pair);
        continue;
      }
      sets.lower[pair.below]!++;
      sets.upper[pair.above]!--;
    }
    if (left.length === undecided.length) break;
    undecided = left;
  }
  return sets;
}

/**
 * How many times as large a sample must be for the difference of two means to be significant: with
 * the power given, at a two-sided test of 1 - level, if the true difference is the estimated one.
 * Below 1 where a smaller sample would do; infinite for no difference; NaN where undefined.
 *
 * @param deviation standard error of the difference in the present sample
 * @example sampleFactor(0.01, 0.01) // 7.84888...
 */
export function sampleFactor(
  difference: number,
  deviation: number,
  level = 0.95,
  power = 0.8,
): number {
  if (!(deviation > 0)) return Number.NaN;
  const needed = normalQuantile((1 + level) / 2) + normalQuantile(power);
  return ((needed * deviation) / difference) ** 2;
}
