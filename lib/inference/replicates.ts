/** Statistics of one class of one submission in many samples; arrays by sample. */
export interface ClassSamples {
  /** Positive images in the sample; 0 if it has none. */
  readonly positives: Uint32Array;
  readonly negatives: Uint32Array;
  /** True and false positives at the threshold of the run. */
  readonly tp: Uint32Array;
  readonly fp: Uint32Array;
  /** NaN where undefined. */
  readonly ap: Float64Array;
  readonly auroc: Float64Array;
}

/** Which samples of a class: all images once, bootstrap replicates, or jackknife samples. */
export type SampleKind = 'full' | 'bootstrap' | 'jackknife';

/** Samples of one class of one submission. */
export interface ClassReplicates extends Readonly<Record<SampleKind, ClassSamples>> {
  readonly class: string;
  /** Standard error of AUROC after DeLong, images taken as independent. NaN where undefined. */
  readonly aurocError: number;
}

export interface TeamReplicates {
  readonly team: string;
  /** Version of labels and scores that were resampled: another object means other data. */
  readonly scores: object;
  readonly classes: readonly ClassReplicates[];
}

/** The unit of resampling. */
export interface ClusterUse {
  /** Column whose equal values are one cluster; null for single images. */
  readonly column: string | null;
  /** The file that has the column. */
  readonly file: string | null;
  readonly clusters: number;
  readonly images: number;
  /** Images without a value in the column; each is a cluster of one. */
  readonly alone: number;
  /** Of single images that nobody chose: groups they seem to belong to, so that intervals are too narrow. */
  readonly likely?: { readonly name: string; readonly groups: number };
}

/** Which images of a task are resampled together. */
export interface ClusterAssignment {
  /** By row of the label file; clusters are numbered from 0 in the order of image ids. */
  readonly clusterOf: Uint32Array;
  readonly use: ClusterUse;
}

/**
 * Paired replicates of a task: replicate r of every class of every team has the same images. A
 * team that scored only some images has only those. The object records what they were computed from:
 * seed, number, threshold and clusters, and the version of scores by team.
 */
export interface TaskReplicates {
  readonly task: string;
  readonly seed: number;
  /** Replicates requested. */
  readonly asked: number;
  /** Replicates so far; all arrays of bootstrap samples have this length. */
  readonly done: number;
  /** The threshold at which true and false positives were counted. */
  readonly threshold: number;
  readonly clusters: ClusterAssignment;
  readonly teams: readonly TeamReplicates[];
}
