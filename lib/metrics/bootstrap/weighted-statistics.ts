import { Scratch } from '../columns';
import type { Confusion } from '../rates';
import type { RankSlots } from './rank-slots';
import type { PackedWeights, ResamplingPlan } from './replicate-weights';

/** Figures of one class in one replicate. NaN where undefined. */
export interface WeightedStatistics {
  /** Sum of the weights of positives: 0 where the replicate has lost them all. */
  readonly positives: number;
  readonly negatives: number;
  readonly ap: number;
  readonly auroc: number;
  /** Weighted counts at each cut of the slots. */
  readonly cuts: readonly Confusion[];
}

const sums = new Scratch((length) => new Float64Array(length));

/** Adds up the packed weights of each slot. */
function sumSlots({ slots, levels }: RankSlots, weights: PackedWeights): Float64Array {
  const total = sums.take(3 * levels + 2).fill(0, 0, 3 * levels + 2);
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i]!;
    total[slot] = total[slot]! + weights[i]!;
  }
  return total;
}

/** What one replicate adds up while levels are passed from the highest score down. */
class Tally {
  tp = 0;
  fp = 0;
  precisions = 0;
  twiceLost = 0;
  readonly above = new Map<number, { tp: number; fp: number }>();
  private readonly unit: number;
  private readonly next: number;
  private readonly span: number;

  constructor(lane: number, bits: number) {
    this.unit = 2 ** -(bits * lane);
    this.next = 2 ** -(bits * (lane + 1));
    this.span = 2 ** bits;
  }

  /** This replicate's share of a packed sum. */
  unpack(packed: number): number {
    return Math.floor(packed * this.unit) - Math.floor(packed * this.next) * this.span;
  }

  /** Takes in the positives of a level, given the sums of negatives above it and down to it. */
  pass(positives: number, negativesAbove: number, negatives: number): void {
    const own = this.unpack(positives);
    if (own === 0) return;
    const fp = this.unpack(negatives);
    this.tp += own;
    this.precisions += (own * this.tp) / (this.tp + fp);
    this.twiceLost += own * (this.unpack(negativesAbove) + fp);
  }

  statistics(negativesOfAll: number, cutLevels: readonly number[]): WeightedStatistics {
    const { tp, precisions, twiceLost } = this;
    const negatives = this.unpack(negativesOfAll);
    const pairs = 2 * tp * negatives;
    return {
      positives: tp,
      negatives,
      ap: precisions / tp,
      auroc: (pairs - twiceLost) / pairs,
      cuts: cutLevels.map((level) => {
        const above = this.above.get(level)!;
        return { tp: above.tp, fp: above.fp, fn: tp - above.tp, tn: negatives - above.fp };
      }),
    };
  }
}

/**
 * Average precision, AUROC and counts at the cuts of one class in `plan.lanes` replicates, as the
 * plain kernels would give them with each image there as often as its weight says. Ties as there.
 *
 * @example
 * const plan = resamplingPlan(scores.length, patients);
 * weightedStatistics(rankSlots(scores, labels, [0.5]), replicateWeights(plan, 7, 0), plan)
 */
export function weightedStatistics(
  slots: RankSlots,
  weights: PackedWeights,
  { bits, lanes }: ResamplingPlan,
): WeightedStatistics[] {
  const total = sumSlots(slots, weights);
  const { levels, cutLevels } = slots;
  const tallies = Array.from({ length: lanes }, (_, lane) => new Tally(lane, bits));
  const cuts = new Set(cutLevels);
  let negatives = 0;
  for (let level = 0; level < levels; level++) {
    const above = negatives + total[3 * level]!;
    negatives = above + total[3 * level + 1]!;
    if (cuts.has(level)) {
      for (const tally of tallies) {
        tally.above.set(level, { tp: tally.tp, fp: tally.unpack(above) });
      }
    }
    const positives = total[3 * level + 2]!;
    if (positives === 0) continue;
    for (let lane = 0; lane < lanes; lane++) tallies[lane]!.pass(positives, above, negatives);
  }
  negatives += total[3 * levels]!;
  return tallies.map((tally) => tally.statistics(negatives, cutLevels));
}
