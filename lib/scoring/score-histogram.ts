import type { ClassResult } from './class-result';
import { GRID_STEPS } from './settings';

/** Images of one label whose score lies in a bin: above `from`, up to `to`. */
export interface HistogramBin {
  readonly label: 0 | 1;
  readonly from: number;
  readonly to: number;
  readonly images: number;
  /** Of the images of the label. */
  readonly share: number;
}

export type ScoreAxis = 'linear' | 'log';

/** Bins of a linear axis, and steps from 1 / GRID_STEPS to 1 of a logarithmic one. */
const BINS = 50;
const LOG_STEPS = 30;

/** Ends of the bins, in steps of the threshold grid; from 0 to GRID_STEPS. */
function endsOf(axis: ScoreAxis): readonly number[] {
  if (axis === 'linear') {
    return Array.from({ length: BINS + 1 }, (_, k) => Math.round((k * GRID_STEPS) / BINS));
  }
  const steps = Array.from({ length: LOG_STEPS + 1 }, (_, k) =>
    Math.round(GRID_STEPS ** (k / LOG_STEPS)),
  );
  return [0, ...new Set(steps)];
}

/**
 * How the scores of negatives and positives of a class are distributed, counted exactly from the
 * threshold grid. A score of 0 is in the first bin. On the logarithmic axis the first bin holds all
 * scores up to 1 / GRID_STEPS. Empty where scores can only be ranked.
 */
export function scoreHistogram(
  { tp, fp, positives, images }: Pick<ClassResult, 'tp' | 'fp' | 'positives' | 'images'>,
  axis: ScoreAxis,
): HistogramBin[] {
  if (tp.length === 0) return [];
  const ends = endsOf(axis);
  const ofLabel = (label: 0 | 1, above: Uint32Array, all: number) =>
    ends.slice(1).map((end, k): HistogramBin => {
      const start = ends[k]!;
      const higher = start === 0 ? all : above[start]!;
      const count = higher - above[end]!;
      const share = all === 0 ? 0 : count / all;
      return { label, from: start / GRID_STEPS, to: end / GRID_STEPS, images: count, share };
    });
  return [...ofLabel(0, fp, images - positives), ...ofLabel(1, tp, positives)];
}
