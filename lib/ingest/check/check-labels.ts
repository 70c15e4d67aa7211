import {
  DEFAULT_MEANINGS,
  isMissingWord,
  type LabelMeanings,
  MEANINGS,
  type Meaning,
  meaningOf,
  type StatedMeanings,
  spellLabel,
} from '@/lib/challenge/label-meaning';
import type { FileColumns } from '../describe/describe';
import { InputError } from '../input-error';
import type { TextColumn } from '../text-column';
import type { ClassCheck, Column, Description, LabelsCheck, Remedy } from '../types';
import { doublesOf } from '../values';
import { checkClasses } from './check-classes';
import { checkIds } from './check-ids';
import { inRows, pinpoint } from './pinpoint';

const EXPECTED = '0, 1, true, false, -1 or empty';

/** What a label is besides 0 and 1. */
const UNKNOWN = 255;
const NO_LABEL = 254;
const CODES: Readonly<Record<Meaning, number>> = { unknown: UNKNOWN, negative: 0, positive: 1 };

function codeOf(label: number | string | null, meanings: LabelMeanings): number {
  const meaning = meaningOf(label, meanings);
  return meaning === null ? NO_LABEL : CODES[meaning];
}

function labelsOfTexts(texts: TextColumn, meanings: LabelMeanings, labels: Uint8Array): void {
  const known = new Map<string | null, number>();
  for (let row = 0; row < texts.length; row++) {
    const text = texts.at(row);
    let code = known.get(text);
    if (code === undefined) {
      code = codeOf(text === null ? null : spellLabel(text), meanings);
      known.set(text, code);
    }
    labels[row] = code;
  }
}

/** Labels of a column: 0, 1 or 255 where unknown; 254 for what is no label. */
function labelsOf(column: Column, rows: number, meanings: LabelMeanings): Uint8Array<ArrayBuffer> {
  const labels = new Uint8Array(rows);
  if (column.kind === 'text' || column.kind === 'other') {
    labelsOfTexts(column.values, meanings, labels);
    return labels;
  }
  const { values, missing } = doublesOf(column);
  const blank = codeOf(null, meanings);
  const [minusOne, zero, one] = [-1, 0, 1].map((value) => codeOf(value, meanings)) as [
    number,
    number,
    number,
  ];
  for (let row = 0; row < rows; row++) {
    const value = values[row]!;
    if (missing?.[row]) labels[row] = blank;
    else if (value === 0) labels[row] = zero;
    else if (value === 1) labels[row] = one;
    else if (value === -1) labels[row] = minusOne;
    else labels[row] = codeOf(value, meanings);
  }
  return labels;
}

function countLabel(labels: Uint8Array, label: number): number {
  let count = 0;
  for (let row = 0; row < labels.length; row++) count += labels[row] === label ? 1 : 0;
  return count;
}

const BLANK_IS_NEGATIVE = (stated: StatedMeanings): Remedy => ({
  overrides: { meanings: { ...stated, blank: 'negative' } },
  action: 'Empty is negative',
  option: '--blank negative reads empty labels as negative.',
});

const MINUS_ONE_IS_NEGATIVE = (stated: StatedMeanings): Remedy => ({
  overrides: { meanings: { ...stated, minusOne: 'negative' } },
  action: '-1 is negative',
  option: '--minus-one negative reads -1 as negative.',
});

/** Which of the usual labels the columns hold, by their spelling, up to the first that is 0. */
function usualLabels(columns: readonly Column[], rows: number) {
  const found = { blank: false, minusOne: false, zero: false, one: false };
  for (const column of columns) {
    const { values, missing } = doublesOf(column);
    const isText = column.kind === 'text' || column.kind === 'other';
    for (let row = 0; row < rows; row++) {
      const value = values[row];
      if (missing?.[row]) {
        const text = isText ? column.values.at(row) : null;
        const meaning = text === null ? null : meaningOf(spellLabel(text), DEFAULT_MEANINGS);
        if (text === null || isMissingWord(text)) found.blank = true;
        else if (meaning === 'negative') return { ...found, zero: true };
        else if (meaning === 'positive') found.one = true;
      } else if (value === 0) return { ...found, zero: true };
      else if (value === 1) found.one = true;
      else if (value === -1) found.minusOne = true;
      else if (Number.isNaN(value)) found.blank = true;
      else return { ...found, zero: true };
    }
  }
  return found;
}

/**
 * The meanings in force: those stated, else the defaults. In a file of 1 and -1 only, -1 is
 * negative.
 *
 * @throws InputError where there is no negative label, and several meanings would give one
 */
function meaningsOf(
  file: FileColumns,
  columns: readonly Column[],
  stated: StatedMeanings,
): { meanings: LabelMeanings; notes: string[] } {
  const meanings = { ...DEFAULT_MEANINGS, ...stated };
  const { blank, minusOne } = stated;
  const isClear = (blank && minusOne) || Object.keys(meanings.words).length > 0;
  if (isClear || blank === 'negative' || minusOne === 'negative') return { meanings, notes: [] };
  const found = usualLabels(columns, file.rows);
  if (found.zero || !found.one) return { meanings, notes: [] };
  if (found.minusOne && !found.blank && !minusOne) {
    return {
      meanings: { ...meanings, minusOne: 'negative' },
      notes: ['The labels are 1 and -1 and never 0: -1 is read as negative'],
    };
  }
  const remedies: Remedy[] = [
    ...(found.blank && !blank ? [BLANK_IS_NEGATIVE(stated)] : []),
    ...(found.minusOne && !minusOne ? [MINUS_ONE_IS_NEGATIVE(stated)] : []),
  ];
  if (remedies.length === 0) return { meanings, notes: [] };
  throw new InputError(
    'has positive labels but never 0, so no class would have a negative; choose what means negative',
    { file: file.fileName, expected: 'negative labels too', remedies },
  );
}

/** Of the only column of labels: its values may be classes, one in each row. */
const VALUES_ARE_CLASSES: Remedy = {
  overrides: { layout: 'sets' },
  action: 'Each value is a class',
  option: '--layout FILE=sets reads each value of this file as the class of its row.',
};

/** What to do about a label that has no meaning yet. */
function remediesFor(value: string, stated: StatedMeanings, isOnly: boolean): Remedy[] {
  const number = Number(value);
  if (value.trim() !== '' && number > 0 && number < 1) {
    const meanings = { ...stated, cut: 0.5 };
    const option = '--cut 0.5 makes soft labels above 0.5 positive.';
    return [{ overrides: { meanings }, action: 'Cut soft labels at 0.5', option }];
  }
  const label = spellLabel(value);
  const meanings = MEANINGS.map((meaning) => ({
    overrides: { meanings: { ...stated, words: { ...stated.words, [label]: meaning } } },
    action: `${label} is ${meaning}`,
    option: `--label "${label}=${meaning}" reads ${label} as ${meaning}.`,
  }));
  return isOnly ? [...meanings, VALUES_ARE_CLASSES] : meanings;
}

function refuse(
  file: FileColumns,
  column: Column,
  labels: Uint8Array,
  stated: StatedMeanings,
  isOnly: boolean,
): InputError {
  const found = pinpoint(column, file.rows, (row) => labels[row] === NO_LABEL)!;
  const value = found.value ?? '';
  return new InputError(
    `column "${column.name}" holds ${value} ${inRows(found)}; expected ${EXPECTED}; choose what ${value} means, or that the column is no class`,
    {
      file: file.fileName,
      column: column.name,
      row: found.row,
      value,
      expected: EXPECTED,
      remedies: remediesFor(value, stated, isOnly),
    },
  );
}

/**
 * Checks a labels file, and reads and counts its labels.
 *
 * @param stated meanings that the reader stated
 * @returns for each class of the description a row each: 0, 1, or 255 where unknown; the meanings
 *   by which labels were read, and what to know of them
 * @throws InputError for a missing, empty or repeated id, for two columns of one class, for the
 *   first value that is not a label, and where it is not clear what is negative
 */
export function checkLabels(
  file: FileColumns,
  description: Description,
  stated: StatedMeanings = {},
): {
  ids: TextColumn;
  check: LabelsCheck;
  labels: Uint8Array<ArrayBuffer>[];
  meanings: LabelMeanings;
  notes: string[];
} {
  const ids = checkIds(file, description);
  const columns = checkClasses(file, description);
  const { meanings, notes } = meaningsOf(file, columns, stated);
  const labels = columns.map((column) => labelsOf(column, file.rows, meanings));
  const classes = description.classes.map(({ key, name }, i): ClassCheck => {
    const own = labels[i]!;
    if (own.includes(NO_LABEL)) {
      throw refuse(file, columns[i]!, own, stated, columns.length === 1);
    }
    const positives = countLabel(own, 1);
    const negatives = countLabel(own, 0);
    return { key, name, positives, negatives, unknown: file.rows - positives - negatives };
  });
  return { ids, check: { images: file.rows, classes }, labels, meanings, notes };
}
