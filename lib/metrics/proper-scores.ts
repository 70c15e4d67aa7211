import type { CalibrationBins } from './calibration-bins';
import { createBlock, type Labels, loadBlock, type Scores } from './columns';
import { log } from './elementary';
import { Sum } from './sum';

const block = createBlock();
const { scores: blockScores, labels: blockLabels } = block;

/** Over the blocks so far: sum of (score - label)^2, what rounding took from it, and images. */
const tally = { sum: 0, lost: 0, images: 0, valid: true };

/** Adds by Knuth's two-sum, so that the total does not depend on the order of rows. */
function tallyBlock(rows: number): void {
  let { sum, lost, images, valid } = tally;
  for (let i = 0; i < rows; i++) {
    const label = blockLabels[i]!;
    if (label > 1) continue;
    const score = blockScores[i]!;
    if (!(score >= 0 && score <= 1)) valid = false;
    const gap = score - label;
    const term = gap * gap;
    const next = sum + term;
    const added = next - sum;
    lost += sum - (next - added) + (term - added);
    sum = next;
    images++;
  }
  tally.sum = sum;
  tally.lost = lost;
  tally.images = images;
  tally.valid = valid;
}

/**
 * Brier score: mean of (score - label)^2. In [0, 1]; 0 is perfect.
 *
 * NaN without a known label, or where a score is outside [0, 1] (scikit-learn raises). Scores are
 * taken as doubles. Source: scikit-learn, `brier_score_loss`.
 *
 * @example brier(Float64Array.of(0.9, 0.2), Uint8Array.of(1, 0)) // (0.01 + 0.04) / 2 = 0.025
 */
export function brier(scores: Scores, labels: Labels): number {
  Object.assign(tally, { sum: 0, lost: 0, images: 0, valid: true });
  for (let start = 0; start < scores.length; ) {
    const rows = loadBlock(block, scores, labels, start);
    tallyBlock(rows);
    start += rows;
  }
  return tally.valid ? (tally.sum + tally.lost) / tally.images : Number.NaN;
}

/** Parts of a Brier score over bins; see `brierDecomposition`. */
export interface BrierParts {
  /** How far mean scores are from positive rates. 0 is best. */
  readonly calibration: number;
  /** How mixed the bins remain: 0 where each holds one label only. */
  readonly refinement: number;
  /** What the bins' positive rates tell beyond the class's. uncertainty - refinement. */
  readonly resolution: number;
  /** Brier score of the class's prevalence as score for all. */
  readonly uncertainty: number;
  /** What scores differ from their bin's mean adds: brier - calibration - refinement. */
  readonly withinBins: number;
}

/**
 * Calibration-refinement decomposition of a Brier score over bins of n_b of n images, mean score
 * s_b and positive rate r_b, r the rate of all:
 *
 * brier = calibration + refinement + withinBins
 * calibration = sum of n_b/n (s_b - r_b)^2
 * refinement  = sum of n_b/n r_b (1 - r_b) = uncertainty - resolution
 * resolution  = sum of n_b/n (r_b - r)^2
 * uncertainty = r (1 - r)
 *
 * The parts but the last are in [0, 1]; withinBins is 0 where each bin holds one score only, and
 * can be negative. NaN without an image. `brier` is that of the same images. Source: Murphy 1973;
 * DeGroot and Fienberg 1983; Stephenson, Coelho and Jolliffe 2008 for the last part.
 *
 * @example
 * const [scores, labels] = [Float64Array.of(0.2, 0.2, 0.9, 0.9), Uint8Array.of(0, 1, 1, 1)];
 * const bins = calibrationBins(scores, labels, { bins: 2, binning: 'width' });
 * brierDecomposition(bins, brier(scores, labels))
 * // calibration 0.05, refinement 0.125, resolution 0.0625, uncertainty 0.1875, withinBins 0
 */
export function brierDecomposition(bins: CalibrationBins, brier: number): BrierParts {
  const { count, meanScore, positiveRate } = bins;
  const images = count.reduce((sum, n) => sum + n, 0);
  const positives = new Sum();
  for (let b = 0; b < count.length; b++) {
    if (count[b]! > 0) positives.add(count[b]! * positiveRate[b]!);
  }
  const rate = positives.value / images;
  const calibration = new Sum();
  const refinement = new Sum();
  const resolution = new Sum();
  for (let b = 0; b < count.length; b++) {
    if (count[b] === 0) continue;
    const own = positiveRate[b]!;
    calibration.add(count[b]! * (meanScore[b]! - own) ** 2);
    refinement.add(count[b]! * own * (1 - own));
    resolution.add(count[b]! * (own - rate) ** 2);
  }
  const parts = [calibration, refinement, resolution].map((sum) => sum.value / images);
  return {
    calibration: parts[0]!,
    refinement: parts[1]!,
    resolution: parts[2]!,
    uncertainty: rate * (1 - rate),
    withinBins: brier - parts[0]! - parts[1]!,
  };
}

/** scikit-learn's clip: the gap between 1 and the next double. */
const EPSILON = Number.EPSILON;

/**
 * Log loss in nats: mean of -log(p) over positives and -log(1 - p) over negatives, p the score
 * clipped to [2^-52, 1 - 2^-52] as in scikit-learn for doubles. At least 0; 0 is perfect.
 *
 * NaN without a known label, or where a score is outside [0, 1]. Defined where all labels are
 * equal, as `log_loss(y, p, labels=[0, 1])`. Scores are taken as doubles. Source: scikit-learn.
 *
 * @example logLoss(Float64Array.of(0.5, 0.5), Uint8Array.of(1, 0)) // ln 2 = 0.6931...
 */
export function logLoss(scores: Scores, labels: Labels): number {
  const total = new Sum();
  let images = 0;
  for (let start = 0; start < scores.length; ) {
    const rows = loadBlock(block, scores, labels, start);
    for (let i = 0; i < rows; i++) {
      const label = block.labels[i]!;
      if (label > 1) continue;
      const score = block.scores[i]!;
      if (!(score >= 0 && score <= 1)) return Number.NaN;
      const p = Math.min(1 - EPSILON, Math.max(EPSILON, score));
      total.add(-log(label === 1 ? p : 1 - p));
      images++;
    }
    start += rows;
  }
  return total.value / images;
}
