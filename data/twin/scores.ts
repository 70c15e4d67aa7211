import { strata } from './normal';
import { logistic } from './odds';
import type { Placement } from './placement';

/** Scores of a class, each from the highest down, as they will stand in the file. */
export interface ClassScores {
  readonly positives: Float32Array;
  readonly negatives: Float32Array;
}

/** Steepest and flattest that scores rise along the latent, before a team's own confidence. */
const SLOPE = { least: 0.8, most: 2.5 };
/** Log-odds are bent towards this limit, so that four decimals keep the best apart. */
const LIMIT = 12;

const toFourDecimals = (score: number) => Math.round(score * 10_000) / 10_000;

/**
 * Maps places to probabilities: 0.5 at the threshold, and a rise of `confidence` times the slope at
 * which the log-odds of the two normals rise, so that 1 is neither over- nor underconfident.
 * Rounded to four decimals, and so that rounding moves none over 0.5.
 */
export function toScores(placement: Placement, negatives: number, confidence: number): ClassScores {
  const { positives, threshold, tp, fp } = placement;
  const separation = positives[positives.length >> 1]!;
  const slope = confidence * Math.min(SLOPE.most, Math.max(SLOPE.least, separation));
  const scale = (places: Float64Array, called: number) => {
    const out = new Float32Array(places.length);
    for (let i = 0; i < out.length; i++) {
      const odds = slope * (places[i]! - threshold);
      const score = toFourDecimals(logistic(odds / (1 + Math.abs(odds) / LIMIT)));
      out[i] = i < called ? Math.max(0.5001, score) : Math.min(0.5, score);
    }
    return out;
  };
  return { positives: scale(positives, tp), negatives: scale(strata(negatives), fp) };
}
