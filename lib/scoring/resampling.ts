import {
  jackknifeWeights,
  type PackedWeights,
  type RankSlots,
  type ResamplingPlan,
  rankSlots,
  replicateWeights,
  resamplingPlan,
  type Scores,
  slotsAurocError,
  type WeightedStatistics,
  weightedStatistics,
} from '@/lib/metrics';
import type { ScoreMatrix } from './score-matrix';

/** How replicates of a task are made; the same in every worker that makes some of them. */
export interface ResamplingDesign {
  /** Rows of the label file. */
  readonly images: number;
  /**
   * Cluster of each label row, numbered in the order of image ids, so that a replicate does not
   * depend on the order of rows in the file. One cluster per image where images are independent.
   */
  readonly clusterOf: Uint32Array;
  /** Of the user's seed and the task's labels. */
  readonly seed: number;
  readonly replicates: number;
  /** Groups of clusters that the jackknife leaves out in turn. */
  readonly groups: number;
}

/** A class of a submission, ranked for resampling. */
export interface ClassSlots {
  /** By row of the label file; an image that the submission leaves out counts as unknown. */
  readonly slots: RankSlots;
  /** Its calls, where it has thresholds of its own: counts are taken from these. */
  readonly calls?: RankSlots;
  /** Standard error of AUROC after DeLong. */
  readonly aurocError: number;
}

function overLabelRows({ slots, ...own }: RankSlots, rows: Int32Array, images: number): RankSlots {
  const all = new Uint32Array(images).fill(3 * own.levels + 1);
  for (let i = 0; i < rows.length; i++) all[rows[i]!] = slots[i]!;
  return { ...own, slots: all };
}

/**
 * Where a threshold on probabilities lies among the scores they were made of: the highest score
 * that is called negative. Empty without probabilities.
 */
function cutsOf(scores: Scores, probabilities: Scores | null, threshold: number): number[] {
  if (probabilities === scores) return [threshold];
  if (!probabilities) return [];
  let [cut, lowest] = [-Infinity, Infinity];
  for (let row = 0; row < scores.length; row++) {
    if (scores[row]! < lowest) lowest = scores[row]!;
    if (!(probabilities[row]! > threshold) && scores[row]! > cut) cut = scores[row]!;
  }
  return [cut === -Infinity ? lowest - 1 : cut];
}

/**
 * Ranks a class for resampling.
 *
 * @param images rows of the label file
 */
export function classSlots(
  matrix: ScoreMatrix,
  index: number,
  images: number,
  threshold: number,
): ClassSlots {
  const { scores, probabilities, decisions, labels } = matrix.columns(index);
  const own = rankSlots(scores, labels, cutsOf(scores, probabilities, threshold));
  const { labelRows } = matrix;
  const placed = (one: RankSlots) => (labelRows ? overLabelRows(one, labelRows, images) : one);
  return {
    slots: placed(own),
    ...(decisions && { calls: placed(rankSlots(decisions, labels, [threshold])) }),
    aurocError: slotsAurocError(own),
  };
}

/** Statistics of a ranked class in samples; counts are those of its calls. */
export function slotStatistics(
  { slots, calls }: Pick<ClassSlots, 'slots' | 'calls'>,
  weights: PackedWeights,
  plan: ResamplingPlan,
): WeightedStatistics[] {
  const own = weightedStatistics(slots, weights, plan);
  if (!calls) return own;
  const called = weightedStatistics(calls, weights, plan);
  return own.map((one, sample) => ({ ...one, cuts: called[sample]!.cuts }));
}

/** The memory of ranked classes, to be transferred. */
export function slotBuffers(classes: readonly ClassSlots[]): ArrayBuffer[] {
  const all = classes.flatMap(({ slots, calls }) => (calls ? [slots, calls] : [slots]));
  return all.map(({ slots }) => slots.buffer as ArrayBuffer);
}

/** Columns of a `SampleBlock`, in their order. */
export const SAMPLE_COLUMNS = ['positives', 'negatives', 'tp', 'fp', 'ap', 'auroc'] as const;

const COLUMNS = SAMPLE_COLUMNS.length;

/**
 * Consecutive samples of several classes: `values[(unit * 6 + column) * count + sample]`, the
 * columns those of `SAMPLE_COLUMNS`.
 */
export interface SampleBlock {
  /** Index of the first sample. */
  readonly first: number;
  readonly count: number;
  readonly values: Float64Array<ArrayBuffer>;
}

/** A part of a resampling's results, for its classes in the order asked for. */
export type SamplePart =
  | { readonly kind: 'auroc-errors'; readonly errors: readonly number[] }
  /** Without one group of clusters each; the last sample holds all images. */
  | { readonly kind: 'jackknife'; readonly block: SampleBlock }
  | { readonly kind: 'replicates'; readonly block: SampleBlock };

function write(
  { values, count }: SampleBlock,
  unit: number,
  sample: number,
  statistics: WeightedStatistics,
): void {
  const { positives, negatives, ap, auroc, cuts } = statistics;
  const row = [
    positives,
    negatives,
    cuts[0]?.tp ?? Number.NaN,
    cuts[0]?.fp ?? Number.NaN,
    ap,
    auroc,
  ];
  for (let column = 0; column < COLUMNS; column++) {
    values[(unit * COLUMNS + column) * count + sample] = row[column]!;
  }
}

/** One pass over the images: `count` samples of each class. */
function pass(
  units: readonly ClassSlots[],
  plan: ResamplingPlan,
  first: number,
  count: number,
  weights: PackedWeights,
): SampleBlock {
  const block = { first, count, values: new Float64Array(units.length * COLUMNS * count) };
  units.forEach((own, unit) => {
    const statistics = slotStatistics(own, weights, plan);
    for (let sample = 0; sample < count; sample++) write(block, unit, sample, statistics[sample]!);
  });
  return block;
}

/**
 * Ranks classes and resamples them, a part at a time, so that the caller can pause in between; null
 * where a step has no result yet. The same seed gives the same replicates.
 *
 * @param classes each ranks one class
 */
export function* resampleClasses(
  classes: readonly (() => ClassSlots)[],
  { images, clusterOf, seed, replicates, groups }: ResamplingDesign,
): Generator<SamplePart | null, void> {
  const ranked: ClassSlots[] = [];
  for (const rank of classes) {
    ranked.push(rank());
    yield null;
  }
  yield { kind: 'auroc-errors', errors: ranked.map((own) => own.aurocError) };
  const plan = resamplingPlan(images, clusterOf);
  const { lanes } = plan;
  const samples = groups + 1;
  for (let first = 0; first < samples; first += lanes) {
    const weights = jackknifeWeights(plan, groups, first);
    const block = pass(ranked, plan, first, Math.min(lanes, samples - first), weights);
    yield { kind: 'jackknife', block };
  }
  for (let first = 0; first < replicates; first += lanes) {
    const weights = replicateWeights(plan, seed, first);
    const block = pass(ranked, plan, first, Math.min(lanes, replicates - first), weights);
    yield { kind: 'replicates', block };
  }
}
