import type { PositiveRanking } from './ranking';
import { rocCorners } from './roc-corners';

/**
 * Area under the ROC curve up to the false positive rate `maxFpr` (above 0, at most 1), the curve
 * cut there on a straight line, standardised after McClish (1989) so that 0.5 is no skill and 1 is
 * perfect: (1 + (area - m^2 / 2) / (m - m^2 / 2)) / 2 with m = maxFpr. Plain AUROC at maxFpr = 1.
 *
 * NaN without a positive or without a negative. Source: scikit-learn, `roc_auc_score(max_fpr=)`.
 *
 * @example partialAuroc(rankPositives(Float64Array.of(0.9, 0.6, 0.1), Uint8Array.of(1, 0, 1)), 0.5)
 * // area 0.25 of at most 0.5: (1 + 0.125 / 0.375) / 2 = 0.6666...
 */
export function partialAuroc(ranking: PositiveRanking, maxFpr: number): number {
  const { positives, negatives, finite } = ranking;
  if (!(maxFpr > 0 && maxFpr <= 1)) {
    throw new RangeError(`maxFpr is ${maxFpr}; expected above 0, at most 1`);
  }
  if (!finite || positives === 0 || negatives === 0) return Number.NaN;
  const { length, fp, tp } = rocCorners(ranking);
  const limit = maxFpr * negatives;
  let twiceArea = 0;
  for (let k = 1; k < length && fp[k - 1]! < limit; k++) {
    const width = fp[k]! - fp[k - 1]!;
    const inside = Math.min(limit - fp[k - 1]!, width);
    if (inside === 0) continue;
    const rise = (tp[k]! - tp[k - 1]!) * (inside / width);
    twiceArea += inside * (2 * tp[k - 1]! + rise);
  }
  const area = twiceArea / (2 * positives * negatives);
  const least = (maxFpr * maxFpr) / 2;
  return (1 + (area - least) / (maxFpr - least)) / 2;
}
