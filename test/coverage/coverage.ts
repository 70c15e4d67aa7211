import { Collector } from '@/lib/inference/collector';
import { groupsOf } from '@/lib/inference/design';
import {
  bcaInterval,
  type Interval,
  logitInterval,
  normalQuantile,
  percentileInterval,
  Random,
  rankSlots,
  slotsAurocError,
} from '@/lib/metrics';
import { resampleClasses } from '@/lib/scoring/resampling';
import { drawClass, type Population, patients, trueAp, trueAuroc } from './population';

export type Method = 'percentile' | 'bca' | 'logit' | 'delong';

/** How often a method's nominal 95 % interval held the population's value. */
export interface Covered {
  readonly metric: 'ap' | 'auroc';
  readonly method: Method;
  readonly held: number;
  readonly of: number;
  /** Mean width. */
  readonly width: number;
}

export interface Effort {
  /** Sets of images; each has its own patients and draws. */
  readonly rounds: number;
  /** Classes with labels and scores of their own on each set. */
  readonly classes: number;
  readonly replicates: number;
  readonly seed: number;
}

class Tally {
  held = 0;
  of = 0;
  width = 0;
  constructor(
    readonly metric: 'ap' | 'auroc',
    readonly method: Method,
  ) {}

  add([lower, upper]: Interval, truth: number): void {
    this.of++;
    // An interval that is undefined does not hold anything.
    if (!(lower <= upper)) return;
    if (lower <= truth && truth <= upper) this.held++;
    this.width += upper - lower;
  }

  get covered(): Covered {
    const { metric, method, held, of, width } = this;
    return { metric, method, held, of, width: width / of };
  }
}

/** Draws sets of images from a population and counts how often intervals hold its AP and AUROC. */
export function coverage(population: Population, effort: Effort): Covered[] {
  const { rounds, classes, replicates, seed } = effort;
  const truth = { ap: trueAp(population), auroc: trueAuroc(population) };
  const tallies = (['ap', 'auroc'] as const).map((metric) => ({
    metric,
    percentile: new Tally(metric, 'percentile'),
    bca: new Tally(metric, 'bca'),
    own: new Tally(metric, metric === 'ap' ? 'logit' : 'delong'),
  }));
  for (let round = 0; round < rounds; round++) {
    const random = new Random(seed, round);
    const clusterOf = patients(population, random);
    const slots = Array.from({ length: classes }, () => {
      const { scores, labels } = drawClass(population, clusterOf, random);
      return rankSlots(scores, labels, [0.5]);
    });
    const images = clusterOf.length;
    const clusters = clusterOf.at(-1)! + 1;
    const names = slots.map((_, index) => `class ${index}`);
    const collector = new Collector({
      task: 'population',
      seed,
      asked: replicates,
      threshold: 0.5,
      clusters: { clusterOf, use: { column: 'patient', file: null, clusters, images, alone: 0 } },
      teams: [{ team: 'team', scores: {}, classes: names }],
    });
    const units = names.map((_, index) => ({ team: 0, class: index }));
    const ranked = slots.map((own) => () => ({ slots: own, aurocError: slotsAurocError(own) }));
    const design = {
      images,
      clusterOf,
      seed: seed + 1 + round,
      replicates,
      groups: groupsOf(clusters),
    };
    for (const part of resampleClasses(ranked, design)) if (part) collector.take(units, part);
    for (const { full, bootstrap, jackknife, aurocError } of collector.replicates().teams[0]!
      .classes) {
      const positives = full.positives[0]!;
      if (positives === 0) continue;
      for (const { metric, percentile, bca, own: other } of tallies) {
        const estimate = full[metric][0]!;
        percentile.add(percentileInterval(bootstrap[metric]), truth[metric]);
        bca.add(bcaInterval(bootstrap[metric], estimate, jackknife[metric]), truth[metric]);
        const half = normalQuantile(0.975) * aurocError;
        other.add(
          metric === 'ap'
            ? logitInterval(estimate, positives)
            : [Math.max(0, estimate - half), Math.min(1, estimate + half)],
          truth[metric],
        );
      }
    }
  }
  return tallies.flatMap(({ percentile, bca, own }) => [
    percentile.covered,
    bca.covered,
    own.covered,
  ]);
}
