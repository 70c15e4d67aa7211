import { clusteredError, type Labels, Random, type Scores } from '@/lib/metrics';

/** Scores and labels of a submission, by class: what a `ScoreMatrix` is to this folder. */
export interface ScoredClasses {
  readonly images: number;
  readonly classes: readonly string[];
  columns(index: number): {
    readonly scores: Scores;
    /** Null where scores can only be ranked. */
    readonly probabilities: Scores | null;
    readonly labels: Labels;
  };
  /** Row of the label file for each image; null where the images are all its rows, in order. */
  readonly labelRows: Int32Array | null;
}

/**
 * What is fitted on some images and measured on others: the images of each fold are judged by what
 * was fitted without them.
 */
export interface CrossFit {
  /** Cluster of each row of the label file: images of one patient are in one. */
  readonly clusterOf: Uint32Array;
  /** Fold of each row of the label file, from 0. */
  readonly foldOf: Uint8Array;
  readonly folds: number;
}

/**
 * Divides images into folds by cluster: clusters are shuffled and dealt out in turn, so that folds have
 * equally many, and no patient is in two. It depends on the seed and the numbers of the clusters only.
 *
 * @param clusterOf cluster of each row of the label file, from 0
 */
export function crossFit(clusterOf: Uint32Array, seed: number, folds: number): CrossFit {
  let clusters = 0;
  for (const cluster of clusterOf) if (cluster >= clusters) clusters = cluster + 1;
  const order = Uint32Array.from({ length: clusters }, (_, cluster) => cluster);
  const random = new Random(seed);
  for (let last = clusters - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const cluster = order[last]!;
    order[last] = order[other]!;
    order[other] = cluster;
  }
  const foldOfCluster = new Uint8Array(clusters);
  order.forEach((cluster, place) => {
    foldOfCluster[cluster] = place % folds;
  });
  const foldOf = Uint8Array.from(clusterOf, (cluster) => foldOfCluster[cluster]!);
  return { clusterOf, foldOf, folds };
}

/** The values of a column by row of the label file, for the images of a submission. */
export function ofImages<T extends Uint8Array | Uint32Array>(
  column: T,
  { labelRows }: Pick<ScoredClasses, 'labelRows'>,
): T {
  if (!labelRows) return column;
  const out = new (column.constructor as new (length: number) => T)(labelRows.length);
  for (let i = 0; i < labelRows.length; i++) out[i] = column[labelRows[i]!]!;
  return out;
}

/**
 * Adds up what clusters add to differences of means over classes: one for all classes, and one for
 * each band. `add` takes the influence of an image on a class.
 */
export class GainSums {
  readonly #clusterOf: Uint32Array;
  readonly #own: Float64Array;
  readonly #groups: readonly Float64Array[];
  #inClass: readonly { readonly sums: Float64Array; readonly weight: number }[] = [];

  /**
   * @param clusterOf cluster of each image
   * @param groups number of groups of classes
   */
  constructor(clusterOf: Uint32Array, groups: number) {
    this.#clusterOf = clusterOf;
    let clusters = 0;
    for (const cluster of clusterOf) if (cluster >= clusters) clusters = cluster + 1;
    this.#own = new Float64Array(clusters);
    this.#groups = Array.from({ length: groups }, () => new Float64Array(clusters));
  }

  /**
   * Begins a class.
   *
   * @param groups the groups it is in, with its weight in the mean of each
   */
  begin(groups: readonly { readonly group: number; readonly weight: number }[]): void {
    this.#own.fill(0);
    this.#inClass = groups.map(({ group, weight }) => ({ sums: this.#groups[group]!, weight }));
  }

  add(image: number, influence: number): void {
    this.#own[this.#clusterOf[image]!]! += influence;
  }

  /** Ends the class; gives the standard error of its own difference. */
  end(): number {
    const own = this.#own;
    for (const { sums, weight } of this.#inClass) {
      for (let cluster = 0; cluster < own.length; cluster++) {
        sums[cluster]! += weight * own[cluster]!;
      }
    }
    return clusteredError(own);
  }

  /** The standard error of the difference of a group's means. */
  errorOf(group: number): number {
    return clusteredError(this.#groups[group]!);
  }
}
