import { idOrder } from '@/lib/challenge/columns';
import { columnEvidence } from '../describe/column-evidence';
import type { FileColumns } from '../describe/describe';
import { TextColumn } from '../text-column';
import type {
  Column,
  ColumnFault,
  Description,
  PredictionsCheck,
  ScoreColumn,
  ScoreScale,
} from '../types';
import { cellText, numbersOf, trimSpaces } from '../values';
import { checkClasses } from './check-classes';
import { checkIds } from './check-ids';
import { type Finding, inRows, pinpoint } from './pinpoint';
import { scaleEvidence } from './recognize-scale';
import { faultError } from './score-fault';

/** What a score may be on each scale. */
const RANGES: Record<ScoreScale, { low: number; high: number; expected: string }> = {
  probability: { low: 0, high: 1, expected: 'a probability in [0, 1]' },
  percent: { low: 0, high: 100, expected: 'a percentage in [0, 100]' },
  logit: { low: -Infinity, high: Infinity, expected: 'a finite logit' },
  rank: { low: -Infinity, high: Infinity, expected: 'a finite number' },
};

/** How far rounding may take a score out of its range, as a share of the range. */
const OVERSHOOT = 1e-6;

function rangeOf(scale: ScoreScale) {
  const { low, high, expected } = RANGES[scale];
  const slack = Number.isFinite(high) ? OVERSHOOT * (high - low) : 0;
  return { low, high, lowest: low - slack, highest: high + slack, expected };
}

/** What a score must not be, with the words for a cell that is. */
function faults(column: Column, scale: ScoreScale) {
  const { values, missing } = numbersOf(column);
  const { lowest, highest } = rangeOf(scale);
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
      test: (row: number) => isNumber(row) && (values[row]! < lowest || values[row]! > highest),
      what: (value: string) => `holds ${value}`,
      isOutside: true,
    },
  ];
}

/** The fault of an item and class without a row, in a file with a row for each. */
function noRow(
  file: FileColumns,
  key: string,
  column: Column,
  { row, count }: Finding,
): ColumnFault {
  const id = file.columns.find(({ name }) => idOrder(name) !== null) ?? file.columns[0]!;
  const others = count > 1 ? ` and ${(count - 1).toLocaleString('en')} more` : '';
  const expected = 'a row with a score for each item and class, also where the score is low';
  const problem = `has no score of class "${column.name}" for "${cellText(id, row - 1)}"${others}; expected ${expected}`;
  return {
    key,
    problem,
    details: { file: file.fileName, column: column.name, row, value: '', expected },
    isScale: false,
  };
}

function faultOf(file: FileColumns, key: string, column: Column, scale: ScoreScale): ColumnFault {
  const { expected } = rangeOf(scale);
  for (const { test, what, isOutside = false } of faults(column, scale)) {
    const found = pinpoint(column, file.rows, test);
    if (!found) continue;
    const value = found.value ?? '';
    if (file.layout === 'long' && value === '') return noRow(file, key, column, found);
    return {
      key,
      problem: `column "${column.name}" ${what(value)} ${inRows(found)}; expected ${expected}`,
      details: { file: file.fileName, column: column.name, row: found.row, value, expected },
      isScale: isOutside && scale === 'probability',
    };
  }
  throw new Error(`no fault found in the scores of "${column.name}"`);
}

function isWrong(column: Column, rows: number, scale: ScoreScale): boolean {
  const { numbers, min, max } = columnEvidence(column);
  const { lowest, highest } = rangeOf(scale);
  return (
    numbers < rows ||
    !Number.isFinite(min) ||
    !Number.isFinite(max) ||
    min < lowest ||
    max > highest
  );
}

/** Whole numbers that 64-bit floats would make equal; null for other columns. */
function wideIntegers({ values }: Column): bigint[] | null {
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) return [...values];
  if (!(values instanceof TextColumn)) return null;
  const texts = Array.from({ length: values.length }, (_, row) => values.at(row) ?? '');
  return texts.every((text) => /^-?\d+$/.test(text)) ? texts.map(BigInt) : null;
}

/** For each value its place among the distinct ones. */
function placesOf(values: readonly bigint[]): Float64Array<ArrayBuffer> {
  const distinct = [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));
  const places = new Map(distinct.map((value, place) => [value, place]));
  return Float64Array.from(values, (value) => places.get(value)!);
}

/** Scores as they are, those that rounding took out of the range at its ends. */
function scoresOf(column: Column, scale: ScoreScale): { scores: ScoreColumn; clipped: number } {
  const { kind } = column;
  const isFloat = kind === 'float' || kind === 'double';
  const wide = scale === 'rank' ? wideIntegers(column) : null;
  if (wide) return { scores: placesOf(wide), clipped: 0 };
  const scores = isFloat ? column.values : new Float64Array(numbersOf(column).values);
  const { min, max } = columnEvidence(column);
  const { low, high } = rangeOf(scale);
  if (!(min < low) && !(max > high)) return { scores, clipped: 0 };
  const inside = scores.slice();
  let clipped = 0;
  for (let row = 0; row < inside.length; row++) {
    const value = Math.min(high, Math.max(low, inside[row]!));
    if (value === inside[row]) continue;
    inside[row] = value;
    clipped++;
  }
  return { scores: inside, clipped };
}

/** A word on scores that were clipped: how many in which columns. */
function clippedNotes(clipped: readonly (readonly [string, number])[], scale: ScoreScale) {
  const columns = clipped.filter(([, count]) => count > 0);
  if (columns.length === 0) return [];
  const total = columns.reduce((sum, [, count]) => sum + count, 0);
  const names = columns.slice(0, 3).map(([column]) => `"${column}"`);
  const more = columns.length > 3 ? ` and ${columns.length - 3} more` : '';
  const scores = total === 1 ? '1 score is' : `${total.toLocaleString('en')} scores are`;
  const { low, high } = rangeOf(scale);
  return [
    `${scores} outside [${low}, ${high}] by rounding and clipped (column ${names.join(', ')}${more})`,
  ];
}

/**
 * Checks a predictions file and answers its scores in the order of its classes, on the file's own
 * scale. A column with a fault is answered with it: whether it matters depends on whether the
 * labels have its class (`checkFaults`).
 *
 * @throws InputError for a missing, empty or repeated id, for two columns of one class, and where
 *   every column has a score that is empty, no number, NaN, infinite or out of range of the
 *   description's scale
 */
export function checkPredictions(
  file: FileColumns,
  description: Description,
): { ids: TextColumn; check: PredictionsCheck; scores: ScoreColumn[]; notes: string[] } {
  const { scale, classes } = description;
  const ids = checkIds(file, description);
  const columns = checkClasses(file, description);
  const found = columns.flatMap((column, i) =>
    isWrong(column, file.rows, scale) ? [faultOf(file, classes[i]!.key, column, scale)] : [],
  );
  const scales = found.some(({ isScale }) => isScale)
    ? columns.map((column, i) => ({ key: classes[i]!.key, ...scaleEvidence(column) }))
    : [];
  if (found.length === columns.length) throw faultError(found[0]!, scales);
  const faulty = new Set(found.map(({ key }) => key));
  const read = columns.map((column, i) =>
    faulty.has(classes[i]!.key)
      ? { scores: new Float64Array(0), clipped: 0 }
      : scoresOf(column, scale),
  );
  const clipped = read.map((own, i) => [columns[i]!.name, own.clipped] as const);
  return {
    ids,
    check: { images: file.rows, classes, scale, faults: found, scales },
    scores: read.map((own) => own.scores),
    notes: clippedNotes(clipped, scale),
  };
}
