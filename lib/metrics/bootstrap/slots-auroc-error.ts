import type { RankSlots } from './rank-slots';

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
