import type { Alignment } from '@/lib/ingest/match/alignment';
import type { ScoreScale } from '@/lib/ingest/types';

/** The score of an image that a submission leaves out: the lowest there is, probability 0. */
export function missingScore(scale: ScoreScale): number {
  return scale === 'probability' || scale === 'percent' ? 0 : -Infinity;
}

/**
 * An alignment with every row of the labels; prediction row -1 where the submission has none.
 *
 * @param rows of the labels
 */
export function fillMissing(alignment: Alignment, rows: number): Alignment {
  const { labelRows, predictionRows, groups, onlyLabels } = alignment;
  if (onlyLabels === 0) return alignment;
  const filled = new Int32Array(rows).fill(-1);
  labelRows.forEach((row, i) => {
    filled[row] = predictionRows[i]!;
  });
  return {
    ...alignment,
    filled: onlyLabels,
    labelRows: Int32Array.from({ length: rows }, (_, row) => row),
    predictionRows: filled,
    groups: groups?.map((place) => (place < 0 ? -1 : labelRows[place]!)) ?? null,
  };
}
