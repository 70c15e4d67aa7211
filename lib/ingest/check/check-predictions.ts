import { columnEvidence } from '../describe/column-evidence';
import type { FileColumns } from '../describe/describe';
import { InputError } from '../input-error';
import type { TextColumn } from '../text-column';
import type { Column, Description, PredictionsCheck, ScoreScale } from '../types';
import { cellText, numbersOf, trimSpaces } from '../values';
import { checkClasses } from './check-classes';
import { checkIds } from './check-ids';
import { inRows, pinpoint } from './pinpoint';
import { recognizeScale } from './recognize-scale';

/** What a score may be on each scale. */
const RANGES: Record<ScoreScale, { low: number; high: number; expected: string }> = {
  probability: { low: 0, high: 1, expected: 'a probability in [0, 1]' },
  percent: { low: 0, high: 100, expected: 'a percentage in [0, 100]' },
  logit: { low: -Infinity, high: Infinity, expected: 'a finite logit' },
};

const LOOKS_LIKE = {
  percent: 'the scores look like percentages: choose to divide them by 100',
  logit: 'the scores look like logits: choose to apply the logistic function',
};

/** What a score must not be, with the words for a cell that is. */
function faults(column: Column, scale: ScoreScale) {
  const { values, missing } = numbersOf(column);
  const { low, high } = RANGES[scale];
  const isNumber = (row: number) => !missing?.[row];
  return [
    {
      test: (row: number) => trimSpaces(cellText(column, row) ?? '') === '',
      what: () => 'is empty',
    },
    { test: (row: number) => !isNumber(row), what: (value: string) => `holds the text "${value}"` },
    { test: (row: number) => isNumber(row) && Number.isNaN(values[row]), what: () => 'holds NaN' },
    {
      test: (row: number) => Math.abs(values[row]!) === Infinity,
      what: (value: string) => `holds ${value}`,
    },
    {
      test: (row: number) => isNumber(row) && (values[row]! < low || values[row]! > high),
      what: (value: string) => `holds ${value}`,
    },
  ];
}

function refuse(
  file: FileColumns,
  column: Column,
  all: readonly Column[],
  scale: ScoreScale,
): InputError {
  const { expected } = RANGES[scale];
  for (const { test, what } of faults(column, scale)) {
    const found = pinpoint(column, file.rows, test);
    if (!found) continue;
    const value = found.value ?? '';
    const suggested =
      scale === 'probability' && Number.isFinite(Number(value)) && value.trim() !== ''
        ? recognizeScale(all)
        : null;
    const advice = suggested ? ` (${LOOKS_LIKE[suggested]})` : '';
    return new InputError(
      `column "${column.name}" ${what(value)} ${inRows(found)}; expected ${expected}${advice}`,
      {
        file: file.fileName,
        column: column.name,
        row: found.row,
        value,
        expected,
        ...(suggested && { suggestedScale: suggested }),
      },
    );
  }
  throw new Error(`no fault found in the scores of "${column.name}"`);
}

function isWrong(column: Column, rows: number, scale: ScoreScale): boolean {
  const { numbers, min, max } = columnEvidence(column);
  const { low, high } = RANGES[scale];
  return (
    numbers < rows || !Number.isFinite(min) || !Number.isFinite(max) || min < low || max > high
  );
}

const logistic = (logit: number) => 1 / (1 + Math.exp(-logit));

/**
 * Scores of a column as probabilities. Floats stay in 32 bits; everything else, and what is divided
 * by 100 or put through the logistic function, is in 64.
 */
function scoresOf(
  column: Column,
  scale: ScoreScale,
): Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer> {
  if (scale === 'probability' && (column.kind === 'float' || column.kind === 'double')) {
    return column.values;
  }
  const scores = new Float64Array(numbersOf(column).values);
  if (scale === 'percent') for (let i = 0; i < scores.length; i++) scores[i]! /= 100;
  if (scale === 'logit') for (let i = 0; i < scores.length; i++) scores[i] = logistic(scores[i]!);
  return scores;
}

/**
 * Checks a predictions file and answers its scores as probabilities, in the order of its classes.
 *
 * @throws InputError for a missing, empty or repeated id, for two columns of one class, and for the
 *   first score that is empty, no number, NaN, infinite or out of the range of the description's
 *   scale; it suggests another scale where the file's scores look like percentages or logits
 */
export function checkPredictions(
  file: FileColumns,
  description: Description,
): {
  ids: TextColumn;
  check: PredictionsCheck;
  scores: (Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>)[];
} {
  const { scale } = description;
  const ids = checkIds(file, description);
  const columns = checkClasses(file, description);
  const wrong = columns.find((column) => isWrong(column, file.rows, scale));
  if (wrong) throw refuse(file, wrong, columns, scale);
  const scores = columns.map((column) => scoresOf(column, scale));
  return { ids, check: { images: file.rows, classes: description.classes }, scores };
}
