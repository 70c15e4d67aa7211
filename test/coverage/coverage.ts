import { groupsOf } from '@/lib/inference/draw-seed';
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
import { SAMPLE_COLUMNS, type SampleBlock, Sampler } from '@/lib/scoring/drawing/sampler';
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

type Name = (typeof SAMPLE_COLUMNS)[number];

/** A column of blocks, for one class, in order. */
function seriesOf(blocks: readonly SampleBlock[], unit: number, name: Name): Float64Array {
  const column = SAMPLE_COLUMNS.indexOf(name);
  const parts = blocks.map(({ values, count }) => {
    const start = (unit * SAMPLE_COLUMNS.length + column) * count;
    return [...values.subarray(start, start + count)];
  });
  return Float64Array.from(parts.flat());
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
    const groups = groupsOf(clusterOf.at(-1)! + 1);
    const drawing = {
      images: clusterOf.length,
      clusterOf,
      seed: seed + 1 + round,
      replicates,
      groups,
    };
    const sampler = new Sampler(slots, drawing);
    const pass = (count: number, draw: (first: number) => SampleBlock) => {
      const blocks: SampleBlock[] = [];
      for (let first = 0; first < count; first += sampler.lanes) blocks.push(draw(first));
      return blocks;
    };
    const leftOut = pass(groups + 1, (first) => sampler.leaveOut(first));
    const drawn = pass(replicates, (first) => sampler.draw(first));
    slots.forEach((own, unit) => {
      const positives = seriesOf(leftOut, unit, 'positives')[groups]!;
      if (positives === 0) return;
      for (const { metric, percentile, bca, own: other } of tallies) {
        const draws = seriesOf(drawn, unit, metric);
        const jackknife = seriesOf(leftOut, unit, metric);
        const estimate = jackknife[groups]!;
        percentile.add(percentileInterval(draws), truth[metric]);
        bca.add(bcaInterval(draws, estimate, jackknife.subarray(0, groups)), truth[metric]);
        const half = normalQuantile(0.975) * slotsAurocError(own);
        other.add(
          metric === 'ap'
            ? logitInterval(estimate, positives)
            : [Math.max(0, estimate - half), Math.min(1, estimate + half)],
          truth[metric],
        );
      }
    });
  }
  return tallies.flatMap(({ percentile, bca, own }) => [
    percentile.covered,
    bca.covered,
    own.covered,
  ]);
}
