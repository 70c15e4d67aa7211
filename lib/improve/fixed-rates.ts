import {
  bestThreshold,
  clusteredError,
  type Labels,
  type OrderedClass,
  orderClass,
  type Scores,
  thresholdFor,
  wilson,
} from '@/lib/metrics';
import { type CrossFit, ofImages, type ScoredClasses } from './cross-fit';

/** A rate that is held, and at which value. */
export interface FixedRate {
  readonly rate: 'specificity' | 'sensitivity';
  readonly at: number;
}

/** The operating points that are usual in reports. */
export const FIXED_RATES: readonly FixedRate[] = [
  { rate: 'specificity', at: 0.8 },
  { rate: 'specificity', at: 0.9 },
  { rate: 'specificity', at: 0.95 },
  { rate: 'sensitivity', at: 0.8 },
  { rate: 'sensitivity', at: 0.9 },
  { rate: 'sensitivity', at: 0.95 },
];

/** What operating points of a submission are computed with: which images belong together. */
export interface RatesPlan {
  readonly kind: 'rates';
  readonly cross: CrossFit;
  /** Nominal coverage of the intervals, 0 to 1. */
  readonly level: number;
}

/** A rate with its interval; NaN where undefined. */
export interface Rate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

export interface OperatingPoint extends FixedRate {
  /** Images with a higher score are called positive; -1 calls all. NaN where undefined. */
  readonly threshold: number;
  /** At that threshold, which is held. */
  readonly sensitivity: Rate;
  readonly specificity: Rate;
}

export interface FixedRatesClass {
  readonly class: string;
  readonly positives: number;
  readonly negatives: number;
  readonly points: readonly OperatingPoint[];
}

export interface FixedRatesSubmission {
  readonly classes: readonly FixedRatesClass[];
}

/** Images of one label, by cluster: how many there are, and how many are called as their label. */
class ClusteredRate {
  readonly #right: Float64Array;
  readonly #all: Float64Array;

  constructor(clusters: number) {
    this.#right = new Float64Array(clusters);
    this.#all = new Float64Array(clusters);
  }

  add(cluster: number, isRight: boolean): void {
    this.#all[cluster]! += 1;
    if (isRight) this.#right[cluster]! += 1;
  }

  /** Wilson's interval of as many independent images as have the same standard error. */
  rate(level: number): Rate {
    const total = this.#all.reduce((sum, own) => sum + own, 0);
    const right = this.#right.reduce((sum, own) => sum + own, 0);
    const value = right / total;
    if (total === 0) return { value: Number.NaN, lower: Number.NaN, upper: Number.NaN };
    const influences = this.#right.map((own, k) => (own - value * this.#all[k]!) / total);
    const variance = clusteredError(influences) ** 2;
    // Where all are called alike there is no spread: images then count as independent.
    const images = variance > 0 ? Math.min(total, (value * (1 - value)) / variance) : total;
    const [lower, upper] = wilson(value * images, images, level);
    return { value, lower, upper };
  }
}

function pointAt(
  fixed: FixedRate,
  ordered: OrderedClass,
  { scores, labels }: { readonly scores: Scores; readonly labels: Labels },
  clusterOf: Uint32Array,
  clusters: number,
  level: number,
): OperatingPoint {
  // The most positive calls that keep the specificity, the fewest that keep the sensitivity.
  const criterion = fixed.rate === 'specificity' ? 'fpr' : 'fnr';
  const threshold = bestThreshold(ordered, { criterion, limit: 1 - fixed.at });
  const limit = thresholdFor(scores, threshold);
  const [sensitivity, specificity] = [new ClusteredRate(clusters), new ClusteredRate(clusters)];
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]!;
    if (label > 1 || Number.isNaN(threshold)) continue;
    const called = scores[row]! > limit;
    if (label === 1) sensitivity.add(clusterOf[row]!, called);
    else specificity.add(clusterOf[row]!, !called);
  }
  return {
    ...fixed,
    threshold,
    sensitivity: sensitivity.rate(level),
    specificity: specificity.rate(level),
  };
}

/**
 * Operating points of each class: the highest sensitivity whose specificity is at least a value, and
 * the highest specificity whose sensitivity is. The point is found on the images it is measured on; its
 * intervals hold the threshold, and treat each cluster of images as one unit.
 *
 * A step for each class; null where scores can only be ranked.
 */
export function* fixedRates(
  all: ScoredClasses,
  { cross, level }: RatesPlan,
): Generator<void, FixedRatesSubmission | null> {
  const clusterOf = ofImages(cross.clusterOf, all);
  let clusters = 0;
  for (const cluster of clusterOf) if (cluster >= clusters) clusters = cluster + 1;
  const classes: FixedRatesClass[] = [];
  for (const [index, name] of all.classes.entries()) {
    const { probabilities, labels } = all.columns(index);
    const ordered = probabilities && orderClass(probabilities, labels);
    if (!ordered) return null;
    const columns = { scores: probabilities, labels };
    const points = FIXED_RATES.map((fixed) =>
      pointAt(fixed, ordered, columns, clusterOf, clusters, level),
    );
    const { positives, negatives } = ordered;
    classes.push({ class: name, positives, negatives, points });
    yield;
  }
  return { classes };
}
