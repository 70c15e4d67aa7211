import type { FileColumns } from '../describe/describe';
import { takeColumnRows } from '../file-table';
import { findRow, idIndex } from '../id-index';
import { TextColumn } from '../text-column';
import type { ClassCheck, Column, Content, Description } from '../types';
import { cellText, idsOf } from '../values';
import type { Duplicates } from './alignment';

/** The first row of each id, and for each row the place of its id among them. */
export interface FirstRows {
  readonly firstRows: Int32Array;
  readonly of: Int32Array;
}

export function firstRowsOf(ids: TextColumn): FirstRows {
  const index = idIndex(ids);
  const of = new Int32Array(ids.length);
  const firstRows: number[] = [];
  for (let row = 0; row < ids.length; row++) {
    const first = findRow(index, ids, row);
    if (first === row || first < 0) {
      of[row] = firstRows.length;
      firstRows.push(row);
    } else of[row] = of[first]!;
  }
  return { firstRows: Int32Array.from(firstRows), of };
}

/** Whether all rows of an id hold what its first row holds. */
function areIdentical(columns: readonly Column[], firstRows: Int32Array, of: Int32Array): boolean {
  return columns.every((column) => {
    for (let row = 0; row < of.length; row++) {
      const first = firstRows[of[row]!]!;
      if (first !== row && cellText(column, row) !== cellText(column, first)) return false;
    }
    return true;
  });
}

/** The file with one row for each id, if the rows of each repeated id are identical; else null. */
export function withoutRepeats(
  file: FileColumns,
  description: Description,
): { readonly file: FileColumns; readonly note: string } | null {
  const column = file.columns.find(({ name }) => name === description.idColumn);
  if (!column || file.rows === 0 || description.role === 'counts') return null;
  const ids = idsOf(column, file.rows);
  if (idIndex(ids).distinct === ids.length) return null;
  const found = firstRowsOf(ids);
  if (!areIdentical(file.columns, found.firstRows, found.of)) return null;
  const repeated = file.rows - found.firstRows.length;
  const columns = file.columns.map((own) => takeColumnRows(own, found.firstRows));
  const what = repeated === 1 ? 'row repeats another and is' : 'rows repeat others and are';
  return {
    file: { ...file, rows: found.firstRows.length, columns },
    note: `${repeated.toLocaleString('en')} ${what} left out`,
  };
}

const UNKNOWN = 255;

/**
 * The combined label of each id: positive if any is (`max`), or if most of the known ones are.
 *
 * @param of place of each row's id; -1 for rows that are left out
 */
export function combined(
  labels: Uint8Array,
  of: Int32Array,
  items: number,
  by: Duplicates,
): Uint8Array<ArrayBuffer> {
  const positives = new Uint32Array(items);
  const known = new Uint32Array(items);
  labels.forEach((label, row) => {
    const place = of[row]!;
    if (label === UNKNOWN || place < 0) return;
    known[place]!++;
    if (label === 1) positives[place]!++;
  });
  return Uint8Array.from(known, (count, item) => {
    if (count === 0) return UNKNOWN;
    return positives[item]! > (by === 'max' ? 0 : count / 2) ? 1 : 0;
  });
}

type Labels = Extract<Content, { role: 'labels' }>;

/** Classes with the counts of other labels. */
export function countedClasses(
  classes: readonly ClassCheck[],
  labels: readonly Uint8Array[],
): ClassCheck[] {
  return classes.map((own, i) => {
    const count = (label: number) => labels[i]!.reduce((n, one) => n + (one === label ? 1 : 0), 0);
    return { ...own, positives: count(1), negatives: count(0), unknown: count(UNKNOWN) };
  });
}

/** Ids and columns at the first row of each id. */
export function takeItems(content: Labels, firstRows: Int32Array): Labels {
  return {
    ...content,
    ids: TextColumn.of(Array.from(firstRows, (row) => content.ids.at(row))),
    otherIds: [],
    columns: content.columns.map((column) => takeColumnRows(column, firstRows)),
  };
}

/** Labels with one row for each id. */
export function combineLabels(content: Labels, by: Duplicates): Labels {
  if (idIndex(content.ids).distinct === content.ids.length) return content;
  const { firstRows, of } = firstRowsOf(content.ids);
  const labels = content.labels.map((own) => combined(own, of, firstRows.length, by));
  const classes = countedClasses(content.check.classes, labels);
  return {
    ...takeItems(content, firstRows),
    labels,
    check: { ...content.check, images: firstRows.length, classes },
  };
}
