/** What is added up in each bin of scores. */
export interface BinSums {
  /** Edge k is the lower one of bin k, edge k + 1 its upper one. */
  readonly edges: Float64Array;
  readonly count: Uint32Array;
  readonly scores: Float64Array;
  readonly positives: Uint32Array;
  /** Images with [score >= 0.5] = label. */
  readonly right: Uint32Array;
  /** Whether all scores lie in [0, 1]. */
  readonly valid: boolean;
}
