import {
  drawReplicates,
  leaveOutReplicates,
  type PackedWeights,
  type RankSlots,
  type ResamplingPlan,
  resamplingPlan,
  type WeightedFigures,
  weightedFigures,
} from '@/lib/metrics';

/** How replicates are drawn; alike in every worker that draws a part of them. */
export interface Drawing {
  /** Rows of the label file. */
  readonly images: number;
  /** Cluster of each; null for images on their own. */
  readonly clusterOf: Uint32Array | null;
  readonly seed: number;
  /** Draws to make. */
  readonly replicates: number;
  /** Groups of clusters that are left out in turn. */
  readonly groups: number;
}

/** Columns of a `SampleBlock`, in their order. */
export const SAMPLE_COLUMNS = ['positives', 'negatives', 'tp', 'fp', 'ap', 'auroc'] as const;

/**
 * Samples of several classes in a row: `values[(unit * 6 + column) * count + sample]`, the columns
 * those of `SAMPLE_COLUMNS`.
 */
export interface SampleBlock {
  /** Index of the first sample. */
  readonly first: number;
  readonly count: number;
  readonly values: Float64Array<ArrayBuffer>;
}

const COLUMNS = SAMPLE_COLUMNS.length;

function write(
  { values, count }: SampleBlock,
  unit: number,
  sample: number,
  figures: WeightedFigures,
): void {
  const { positives, negatives, ap, auroc, cuts } = figures;
  const row = [positives, negatives, cuts[0]!.tp, cuts[0]!.fp, ap, auroc];
  for (let column = 0; column < COLUMNS; column++) {
    values[(unit * COLUMNS + column) * count + sample] = row[column]!;
  }
}

/** Draws replicates of classes that are ranked already; the same draws for the same seed. */
export class Sampler {
  readonly #units: readonly RankSlots[];
  readonly #drawing: Drawing;
  readonly #plan: ResamplingPlan;

  constructor(units: readonly RankSlots[], drawing: Drawing) {
    this.#units = units;
    this.#drawing = drawing;
    this.#plan = resamplingPlan(drawing.images, drawing.clusterOf ?? undefined);
  }

  /** Samples that one pass over the images gives. */
  get lanes(): number {
    return this.#plan.lanes;
  }

  #pass(first: number, count: number, weights: PackedWeights): SampleBlock {
    const values = new Float64Array(this.#units.length * COLUMNS * count);
    const block = { first, count, values };
    this.#units.forEach((slots, unit) => {
      const figures = weightedFigures(slots, weights, this.#plan);
      for (let sample = 0; sample < count; sample++) write(block, unit, sample, figures[sample]!);
    });
    return block;
  }

  /** The draws `first`, `first + 1` ... of one pass. */
  draw(first: number): SampleBlock {
    const { seed, replicates } = this.#drawing;
    const count = Math.min(this.lanes, replicates - first);
    return this.#pass(first, count, drawReplicates(this.#plan, seed, first));
  }

  /** Samples without the groups `first`, `first + 1` ... of one pass; sample `groups` holds all. */
  leaveOut(first: number): SampleBlock {
    const { groups } = this.#drawing;
    const count = Math.min(this.lanes, groups + 1 - first);
    return this.#pass(first, count, leaveOutReplicates(this.#plan, groups, first));
  }
}
