import { bucketSort, type Sorted, setBuckets } from '../bucket-sort';
import type { Labels, Scores } from '../columns';
import { BLOCK_ROWS, createBlock, loadBlock } from '../columns';
import { lowerBound, rankPositives } from '../ranking';
import { thresholdFor } from '../rates';

/**
 * The place of each image of a class in its ranking, so that any weighting of the images can be
 * evaluated without sorting again. Levels are the distinct scores of positives and the cuts,
 * descending. Slot 3 l holds negatives above level l (and below the one before), 3 l + 1 those at
 * it, 3 l + 2 the positives at it; 3 levels holds negatives below all, 3 levels + 1 what is unknown.
 */
export interface RankSlots {
  readonly slots: Uint32Array;
  readonly levels: number;
  /** The level of each cut, in the order given. */
  readonly cutLevels: readonly number[];
}

const block = createBlock();
const bucketOf = new Int32Array(BLOCK_ROWS);

/** Distinct scores of positives and cuts, ascending. */
function sortLevels(thresholds: Float64Array, cuts: readonly number[]): Sorted {
  const extra = [...new Set(cuts)].filter((cut) => !thresholds.includes(cut));
  const values = new Float64Array(thresholds.length + extra.length);
  values.set(thresholds);
  values.set(extra, thresholds.length);
  return bucketSort(values, values.length, new Float64Array(values.length + 1));
}

/** The slot of an image, `at` the number of levels below its score, `tied` whether one equals it. */
function slotOf(label: number, at: number, tied: boolean, levels: number): number {
  if (label > 1) return 3 * levels + 1;
  if (!tied) return 3 * (levels - at);
  return 3 * (levels - 1 - at) + (label === 1 ? 2 : 1);
}

/**
 * Finds the slots of a class, whose scores must be finite. `cuts` are thresholds at which confusion
 * counts will be wanted, by the rule score > threshold; for float32 scores they are rounded to
 * float32.
 *
 * @example
 * rankSlots(Float64Array.of(0.9, 0.6, 0.1), Uint8Array.of(1, 0, 1))
 * // levels 2 (0.9 and 0.1); slots [2, 3, 5]
 */
export function rankSlots(scores: Scores, labels: Labels, cuts: readonly number[] = []): RankSlots {
  const limits = cuts.map((cut) => thresholdFor(scores, cut));
  const { values, count, buckets, start } = sortLevels(
    rankPositives(scores, labels).thresholds,
    limits,
  );
  const slots = new Uint32Array(scores.length);
  for (let row = 0; row < scores.length; row += BLOCK_ROWS) {
    const rows = loadBlock(block, scores, labels, row);
    setBuckets(bucketOf, block.words, rows, buckets);
    for (let i = 0; i < rows; i++) {
      const bucket = bucketOf[i]!;
      const score = block.scores[i]!;
      const at = lowerBound(values, start[bucket]!, start[bucket + 1]!, score);
      const tied = at < count && values[at] === score;
      slots[row + i] = slotOf(block.labels[i]!, at, tied, count);
    }
  }
  const cutLevels = limits.map((limit) => count - 1 - lowerBound(values, 0, count, limit));
  return { slots, levels: count, cutLevels };
}

/**
 * Standard error of a class's AUROC after DeLong, from its slots: what `delong` gives, in one pass
 * over the images and one over the levels. NaN below two positives or two negatives.
 *
 * @example slotsAurocError(rankSlots(scores, labels))
 */
export function slotsAurocError({ slots, levels }: RankSlots): number {
  const counts = new Float64Array(3 * levels + 2);
  for (const slot of slots) counts[slot]!++;
  let positives = 0;
  let negatives = counts[3 * levels]!;
  for (let level = 0; level < levels; level++) {
    positives += counts[3 * level + 2]!;
    negatives += counts[3 * level]! + counts[3 * level + 1]!;
  }
  if (positives < 2 || negatives < 2) return Number.NaN;
  // Each image's share of pairs in the right order, ties half, less AUROC; squared and added up.
  const squared = (gap: number) => gap * gap;
  const pass = (auroc: number) => {
    let sum = 0;
    let ofPositives = 0;
    let ofNegatives = 0;
    let above = 0;
    let found = 0;
    for (let level = 0; level <= levels; level++) {
      const between = counts[3 * level]!;
      ofNegatives += between * squared(found / positives - auroc);
      if (level === levels) break;
      const tied = counts[3 * level + 1]!;
      const own = counts[3 * level + 2]!;
      const share = 1 - (above + between + tied / 2) / negatives;
      sum += own * share;
      ofPositives += own * squared(share - auroc);
      ofNegatives += tied * squared((found + own / 2) / positives - auroc);
      above += between + tied;
      found += own;
    }
    return { auroc: sum / positives, ofPositives, ofNegatives };
  };
  const { ofPositives, ofNegatives } = pass(pass(0).auroc);
  return Math.sqrt(
    ofPositives / (positives - 1) / positives + ofNegatives / (negatives - 1) / negatives,
  );
}
