import { type RankSlots, rankSlots, slotsAurocError } from '@/lib/metrics';
import type { ScoreMatrix } from '../score-matrix';

/** A class of a submission as its replicates are drawn from. */
export interface ClassSlots {
  /** By row of the label file; an image the submission leaves out counts as unknown. */
  readonly slots: RankSlots;
  /** Standard error of AUROC after DeLong. */
  readonly aurocError: number;
}

function overLabelRows({ slots, ...own }: RankSlots, rows: Int32Array, images: number): RankSlots {
  const all = new Uint32Array(images).fill(3 * own.levels + 1);
  for (let i = 0; i < rows.length; i++) all[rows[i]!] = slots[i]!;
  return { ...own, slots: all };
}

/**
 * Ranks a class for drawing.
 *
 * @param images rows of the label file
 */
export function classSlots(
  matrix: ScoreMatrix,
  index: number,
  images: number,
  threshold: number,
): ClassSlots {
  const own = rankSlots(matrix.scores[index]!, matrix.labels[index]!, [threshold]);
  const slots = matrix.labelRows ? overLabelRows(own, matrix.labelRows, images) : own;
  return { slots, aurocError: slotsAurocError(own) };
}
