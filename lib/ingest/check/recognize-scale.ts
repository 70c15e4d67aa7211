import type { Column, Remedy, ScoreScale } from '../types';
import { numbersOf } from '../values';

/** Share of scores beyond [0, 1] from which on they are another scale, not a few wrong values. */
const TELLING = 0.05;
/** Logits beyond this are rare: the logistic function gives 1 for them. */
const LARGE_LOGIT = 36;
/** Percentages of a class spread at least as far. */
const SPREAD = 20;

/** How the numbers of a column lie to the ranges of the scales. */
export interface ScaleEvidence {
  readonly scores: number;
  readonly min: number;
  readonly max: number;
  /** Scores below 0, and above 1. */
  readonly below: number;
  readonly above: number;
}

export function scaleEvidence(column: Column): ScaleEvidence {
  const { values, missing } = numbersOf(column);
  let [scores, below, above] = [0, 0, 0];
  let [min, max] = [Infinity, -Infinity];
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (missing?.[row] || Number.isNaN(value)) continue;
    scores++;
    if (value < 0) below++;
    if (value > 1) above++;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { scores, min, max, below, above };
}

/**
 * The scales that scores beyond [0, 1] may have, the likeliest first. None where only few are out
 * of range, or only those of a minority of columns: then these are wrong, not the scale.
 */
export function recognizeScale(columns: readonly ScaleEvidence[]): readonly ScoreScale[] {
  const sum = (count: (column: ScaleEvidence) => number) =>
    columns.reduce((total, column) => total + count(column), 0);
  const outside = sum(({ below, above }) => below + above);
  const wide = columns.filter(({ below, above }) => below + above > 0);
  const total = sum(({ scores }) => scores);
  if (outside < TELLING * total) return [];
  if (wide.length * 2 < columns.length) return [];
  const min = Math.min(...columns.map((column) => column.min));
  const max = Math.max(...columns.map((column) => column.max));
  // Logarithms of probabilities are not logits: their order is all that is sure.
  if (max <= 0) return ['rank', 'logit'];
  if (min < 0) return Math.max(-min, max) > LARGE_LOGIT ? ['rank', 'logit'] : ['logit', 'rank'];
  if (max > 100) return outside * 2 > total ? ['rank', 'logit'] : [];
  return min > 1 && max - min < SPREAD ? ['rank', 'percent', 'logit'] : ['percent', 'rank'];
}

const ACTIONS: Readonly<Record<ScoreScale, string>> = {
  probability: 'Read as probabilities',
  percent: 'Divide by 100',
  logit: 'Apply the logistic function',
  rank: 'Use the order only',
};

/** Reads a file's scores on another scale. */
export function scaleRemedy(scale: ScoreScale, file: string): Remedy {
  const action = ACTIONS[scale];
  const option = `--scale "${file}=${scale}": ${action.toLowerCase()}.`;
  return { overrides: { scale }, action, option };
}

const LOOKS_LIKE: Partial<Record<ScoreScale, string>> = {
  percent: 'the scores look like percentages',
  logit: 'the scores look like logits',
};

/** What to choose of the scales that scores may have; empty where there are none. */
export function scaleAdvice(scales: readonly ScoreScale[]): string {
  const [first] = scales;
  if (first === undefined) return '';
  const what = LOOKS_LIKE[first] ?? 'the scores are no probabilities';
  const names = scales.map((scale) => `${scale} (${ACTIONS[scale].toLowerCase()})`);
  return ` (${what}: choose the scale ${names.join(' or ')})`;
}
