import type { FileColumns } from '../describe/describe';
import { InputError } from '../input-error';
import type { TextColumn } from '../text-column';
import type { ClassCheck, Column, Description, LabelsCheck } from '../types';
import { numbersOf, trimSpaces } from '../values';
import { checkClasses } from './check-classes';
import { checkIds } from './check-ids';
import { inRows, pinpoint } from './pinpoint';

const EXPECTED = '0, 1, true, false, -1 or empty';

/** What a label is besides 0 and 1. */
const UNKNOWN = 255;
const NO_LABEL = 254;

const WORDS: ReadonlyMap<string, number> = new Map([
  ...['1', '1.0', 'true'].map((word) => [word, 1] as const),
  ...['0', '0.0', 'false'].map((word) => [word, 0] as const),
  ...['', '-1', '-1.0', 'nan'].map((word) => [word, UNKNOWN] as const),
]);

function labelsOfTexts(texts: TextColumn, labels: Uint8Array): void {
  for (let row = 0; row < texts.length; row++) {
    const text = texts.at(row);
    labels[row] = text === null ? UNKNOWN : (WORDS.get(trimSpaces(text).toLowerCase()) ?? NO_LABEL);
  }
}

/** Labels of a column: 1 or true, 0 or false; -1, empty or NaN are unknown. */
function labelsOf(column: Column, rows: number): Uint8Array<ArrayBuffer> {
  const labels = new Uint8Array(rows);
  if (column.kind === 'text' || column.kind === 'other') {
    labelsOfTexts(column.values, labels);
    return labels;
  }
  const { values, missing } = numbersOf(column);
  for (let row = 0; row < rows; row++) {
    const value = values[row]!;
    if (missing?.[row] || value === -1 || Number.isNaN(value)) labels[row] = UNKNOWN;
    else labels[row] = value === 1 ? 1 : value === 0 ? 0 : NO_LABEL;
  }
  return labels;
}

function refuse(file: FileColumns, column: Column, labels: Uint8Array): InputError {
  const found = pinpoint(column, file.rows, (row) => labels[row] === NO_LABEL)!;
  return new InputError(
    `column "${column.name}" holds ${found.value} ${inRows(found)}; expected ${EXPECTED}`,
    {
      file: file.fileName,
      column: column.name,
      row: found.row,
      value: found.value ?? '',
      expected: EXPECTED,
    },
  );
}

/**
 * Checks a labels file, and reads and counts its labels.
 *
 * @returns for each class of the description a row each: 0, 1, or 255 where unknown
 * @throws InputError for a missing, empty or repeated id, for two columns of one class, and for the
 *   first label that is none
 */
export function checkLabels(
  file: FileColumns,
  description: Description,
): { ids: TextColumn; check: LabelsCheck; labels: Uint8Array<ArrayBuffer>[] } {
  const ids = checkIds(file, description);
  const columns = checkClasses(file, description);
  const labels = columns.map((column) => labelsOf(column, file.rows));
  const classes = description.classes.map(({ key, name }, i): ClassCheck => {
    const counts = new Uint32Array(256);
    for (const label of labels[i]!) counts[label]!++;
    if (counts[NO_LABEL]! > 0) throw refuse(file, columns[i]!, labels[i]!);
    return { key, name, positives: counts[1]!, negatives: counts[0]!, unknown: counts[UNKNOWN]! };
  });
  return { ids, check: { images: file.rows, classes }, labels };
}
