/** What one class of one submission comes to in many draws; arrays by draw. */
export interface ClassSamples {
  /** Positive images drawn; 0 where the draw has lost them all. */
  readonly positives: Uint32Array;
  readonly negatives: Uint32Array;
  /** True and false positives at the threshold of the run. */
  readonly tp: Uint32Array;
  readonly fp: Uint32Array;
  /** NaN where undefined. */
  readonly ap: Float64Array;
  readonly auroc: Float64Array;
}

/** One class of one submission. */
export interface ClassReplicates {
  readonly class: string;
  /** On all images; arrays of one. */
  readonly full: ClassSamples;
  readonly draws: ClassSamples;
  /** Without one group of clusters each. */
  readonly jackknife: ClassSamples;
  /** Standard error of AUROC after DeLong, images taken as independent. NaN where undefined. */
  readonly aurocError: number;
}

export interface TeamReplicates {
  readonly team: string;
  readonly classes: readonly ClassReplicates[];
}

/** What was drawn together. */
export interface ClusterUse {
  /** Name of the column that says which images belong together; null for images on their own. */
  readonly column: string | null;
  /** The file that has the column. */
  readonly file: string | null;
  readonly clusters: number;
  readonly images: number;
  /** Images without a value in the column; each is drawn on its own. */
  readonly alone: number;
}

/**
 * Replicates of a task, paired: draw r of every class of every team holds the same images. A team
 * that scored only some images has the draws of its own ones.
 */
export interface TaskReplicates {
  readonly task: string;
  readonly seed: number;
  readonly asked: number;
  /** Draws there are so far; all arrays of draws have this length. */
  readonly done: number;
  /** The threshold that true and false positives were counted at. */
  readonly threshold: number;
  readonly cluster: ClusterUse;
  readonly teams: readonly TeamReplicates[];
}
