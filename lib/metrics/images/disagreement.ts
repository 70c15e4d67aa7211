import { type Labels, type Scores, UNKNOWN } from '../columns';
import { lowerBound } from '../ranking';

/** First of ascending `values` that is above `score`, or their number. */
function upperBound(values: Float64Array, score: number): number {
  let lower = 0;
  let upper = values.length;
  while (lower < upper) {
    const middle = (lower + upper) >>> 1;
    if (values[middle]! <= score) lower = middle + 1;
    else upper = middle;
  }
  return lower;
}

/**
 * How far each score disagrees with its label, as a share of the images of the other label: of an image
 * labelled negative, the positives with a lower score; of one labelled positive, the negatives with
 * a higher score; ties count as half. In [0, 1], whatever the scale and the prevalence: its mean over
 * positives, and over negatives, is 1 - AUROC. NaN where the label is unknown, the score is
 * NaN, or the other label has no image. Source: placement values, DeLong et al. 1988.
 *
 * @example disagreement(Float64Array.of(0.9, 0.1, 0.5), Uint8Array.of(0, 1, 1)) // [1, 1, 1]
 */
export function disagreement(scores: Scores, labels: Labels): Float64Array<ArrayBuffer> {
  const of = (label: number) => {
    const own = Float64Array.from(scores).filter(
      (score, i) => labels[i] === label && !Number.isNaN(score),
    );
    return own.sort();
  };
  const [negatives, positives] = [of(0), of(1)];
  const out = new Float64Array(scores.length);
  for (let i = 0; i < scores.length; i++) {
    const [score, label] = [scores[i]!, labels[i]!];
    const others = label === 0 ? positives : negatives;
    if (label === UNKNOWN || Number.isNaN(score) || others.length === 0) {
      out[i] = Number.NaN;
      continue;
    }
    const below = lowerBound(others, 0, others.length, score);
    const upTo = upperBound(others, score);
    const twice = label === 0 ? below + upTo : 2 * others.length - below - upTo;
    out[i] = twice / (2 * others.length);
  }
  return out;
}
