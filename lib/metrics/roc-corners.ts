import type { PositiveRanking } from './ranking';

/** Corners of the ROC curve in counts, from (0, 0) to (negatives, positives). */
export interface RocCorners {
  readonly length: number;
  /** The first `length` entries are set. */
  readonly fp: Uint32Array;
  readonly tp: Uint32Array;
  readonly threshold: Float64Array;
}

/**
 * Two corners for each distinct score t of a positive: counted above t, and counted from t on.
 * Corners that coincide with the one before are left out.
 */
export function rocCorners(ranking: PositiveRanking): RocCorners {
  const groups = ranking.tp.length;
  const fp = new Uint32Array(2 * groups + 2);
  const tp = new Uint32Array(2 * groups + 2);
  const threshold = new Float64Array(2 * groups + 2);
  threshold[0] = Number.POSITIVE_INFINITY;
  let last = 0;
  const add = (falsePositives: number, truePositives: number, at: number) => {
    if (fp[last] === falsePositives && tp[last] === truePositives) return;
    last++;
    fp[last] = falsePositives;
    tp[last] = truePositives;
    threshold[last] = at;
  };
  for (let g = 0; g < groups; g++) {
    add(ranking.fpAbove[g]!, tp[last]!, ranking.thresholds[g]!);
    add(ranking.fp[g]!, ranking.tp[g]!, ranking.thresholds[g]!);
  }
  add(ranking.negatives, ranking.positives, Number.NEGATIVE_INFINITY);
  return { length: last + 1, fp, tp, threshold };
}
