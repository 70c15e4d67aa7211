import {
  type CalibrationBins,
  calibrationBins,
  ece,
  eceDecision,
  type Labels,
  type Scores,
} from '@/lib/metrics';
import type { ScoreMatrix } from './score-matrix';
import type { CalibrationSettings } from './settings';

/** Calibration of one class, or of several pooled. NaN where undefined. */
export interface CalibrationResult {
  /** Name of the class, or of the pool. */
  readonly class: string;
  readonly bins: CalibrationBins;
  readonly ece: number;
  readonly eceDecision: number;
}

/** Classes whose images are put into one reliability diagram. */
export interface Pool {
  readonly name: string;
  readonly classes: readonly string[];
}

function result(
  name: string,
  scores: Scores,
  labels: Labels,
  settings: CalibrationSettings,
): CalibrationResult {
  const bins = calibrationBins(scores, labels, settings);
  return { class: name, bins, ece: ece(bins), eceDecision: eceDecision(bins) };
}

export function calibrateClass(
  matrix: ScoreMatrix,
  index: number,
  settings: CalibrationSettings,
): CalibrationResult {
  return result(matrix.classes[index]!, matrix.scores[index]!, matrix.labels[index]!, settings);
}

function concatenate<T extends Scores | Labels>(columns: readonly T[]): T | undefined {
  const first = columns[0];
  if (!first) return undefined;
  const length = columns.reduce((sum, column) => sum + column.length, 0);
  const out = new (first.constructor as new (length: number) => T)(length);
  let offset = 0;
  for (const column of columns) {
    out.set(column, offset);
    offset += column.length;
  }
  return out;
}

/** Calibration over all images of the pool's classes; null where the submission has none of them. */
export function calibratePool(
  matrix: ScoreMatrix,
  pool: Pool,
  settings: CalibrationSettings,
): CalibrationResult | null {
  const wanted = new Set(pool.classes);
  const picked = matrix.classes.flatMap((name, index) => (wanted.has(name) ? [index] : []));
  const scores = picked.map((index) => matrix.scores[index]!);
  const mixed = new Set(scores.map((column) => column.constructor)).size > 1;
  const pooledScores = concatenate(mixed ? scores.map((s) => Float64Array.from(s)) : scores);
  const pooledLabels = concatenate(picked.map((index) => matrix.labels[index]!));
  if (!pooledScores || !pooledLabels) return null;
  return result(pool.name, pooledScores, pooledLabels, settings);
}
