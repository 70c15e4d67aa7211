import type { Labels, Scores } from '../columns';

/**
 * Images of one class counted by score: all that its statistics need, and nothing of one image.
 * Images of unknown label are left out.
 */
export interface ScoreCounts {
  /** Distinct scores, ascending, in the precision of the file; -0 is 0. */
  readonly scores: Scores;
  /** Images labelled 1, by score. */
  readonly positives: Uint32Array;
  /** Images labelled 0, by score. */
  readonly negatives: Uint32Array;
}

function emptyLike(scores: Scores, length: number): Scores {
  return scores instanceof Float32Array ? new Float32Array(length) : new Float64Array(length);
}

/** The scores of images with this label, ascending. */
function sortedScores(scores: Scores, labels: Labels, label: number): Scores {
  const own = emptyLike(scores, scores.length);
  let count = 0;
  for (let i = 0; i < scores.length; i++) {
    // + 0 makes -0 a plain 0.
    if (labels[i] === label) own[count++] = scores[i]! + 0;
  }
  return own.subarray(0, count).sort();
}

/**
 * Counts images by score.
 *
 * @throws RangeError where a score of known label is NaN, which equals no score
 * @example countScores(Float64Array.of(0.9, 0.2, 0.2), Uint8Array.of(1, 0, 1))
 * // { scores: [0.2, 0.9], positives: [1, 1], negatives: [1, 0] }
 */
export function countScores(scores: Scores, labels: Labels): ScoreCounts {
  if (scores.length !== labels.length) {
    throw new RangeError(`${scores.length} scores, ${labels.length} labels; expected as many`);
  }
  const negative = sortedScores(scores, labels, 0);
  const positive = sortedScores(scores, labels, 1);
  // NaN is sorted behind all numbers.
  if (Number.isNaN(negative.at(-1)) || Number.isNaN(positive.at(-1))) {
    throw new RangeError('a score is NaN; expected numbers');
  }
  const most = negative.length + positive.length;
  const distinct = emptyLike(scores, most);
  const positives = new Uint32Array(most);
  const negatives = new Uint32Array(most);
  let length = 0;
  for (let n = 0, p = 0; n < negative.length || p < positive.length; length++) {
    const score = Math.min(negative[n] ?? Infinity, positive[p] ?? Infinity);
    distinct[length] = score;
    for (; negative[n] === score; n++) negatives[length]!++;
    for (; positive[p] === score; p++) positives[length]!++;
  }
  return {
    scores: distinct.slice(0, length),
    positives: positives.slice(0, length),
    negatives: negatives.slice(0, length),
  };
}

/**
 * The counts of the images of several parts together, as if they had been one column. Where parts
 * have scores of both precisions, the result has doubles.
 *
 * @example addScoreCounts([a, a]).positives // twice those of a
 */
export function addScoreCounts(parts: readonly ScoreCounts[]): ScoreCounts {
  const single = parts.every(({ scores }) => scores instanceof Float32Array);
  const most = parts.reduce((sum, { scores }) => sum + scores.length, 0);
  const all = single ? new Float32Array(most) : new Float64Array(most);
  let at = 0;
  for (const { scores } of parts) {
    all.set(scores, at);
    at += scores.length;
  }
  all.sort();
  let length = 0;
  for (let i = 0; i < most; i++) if (i === 0 || all[i] !== all[i - 1]) all[length++] = all[i]!;
  const scores = all.slice(0, length);
  const positives = new Uint32Array(length);
  const negatives = new Uint32Array(length);
  for (const part of parts) {
    let place = 0;
    for (let i = 0; i < part.scores.length; i++) {
      while (scores[place] !== part.scores[i]) place++;
      positives[place]! += part.positives[i]!;
      negatives[place]! += part.negatives[i]!;
    }
  }
  return { scores, positives, negatives };
}

/**
 * Merges neighbouring scores, from the lowest up, until each holds at least `least` images; what is
 * left above joins the highest. A merged score is the mean of its images' scores. A class with fewer
 * images has one score.
 *
 * @example mergeScoreCounts(countScores(Float64Array.of(0.1, 0.3), Uint8Array.of(0, 1)), 2)
 * // { scores: [0.2], positives: [1], negatives: [1] }
 */
export function mergeScoreCounts(counts: ScoreCounts, least: number): ScoreCounts {
  const { scores, positives, negatives } = counts;
  const ends: number[] = [];
  let images = 0;
  for (let i = 0; i < scores.length; i++) {
    images += positives[i]! + negatives[i]!;
    if (images < least) continue;
    ends.push(i + 1);
    images = 0;
  }
  if (images > 0) {
    ends.pop();
    ends.push(scores.length);
  }
  const sum = (values: ArrayLike<number>, from: number, to: number) => {
    let total = 0;
    for (let i = from; i < to; i++) total += values[i]!;
    return total;
  };
  const starts = [0, ...ends];
  const merged = emptyLike(scores, ends.length);
  ends.forEach((end, g) => {
    const start = starts[g]!;
    let total = 0;
    for (let i = start; i < end; i++) total += scores[i]! * (positives[i]! + negatives[i]!);
    const count = sum(positives, start, end) + sum(negatives, start, end);
    merged[g] = end - start === 1 ? scores[start]! : total / count;
  });
  return {
    scores: merged,
    positives: Uint32Array.from(ends, (end, g) => sum(positives, starts[g]!, end)),
    negatives: Uint32Array.from(ends, (end, g) => sum(negatives, starts[g]!, end)),
  };
}
