import type { FileColumns } from '../describe/describe';
import { takeColumnRows } from '../file-table';
import { findRow, idIndex } from '../id-index';
import { TextColumn } from '../text-column';
import type { ClassCheck, Column, Content, Description } from '../types';
import { cellText, idsOf } from '../values';

/** The first row of each id, and for each row the place of its id among them. */
function firstRowsOf(ids: TextColumn): { firstRows: Int32Array; of: Int32Array } | null {
  const index = idIndex(ids);
  if (index.distinct === ids.length) return null;
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
  const found = firstRowsOf(idsOf(column, file.rows));
  if (!found || !areIdentical(file.columns, found.firstRows, found.of)) return null;
  const repeated = file.rows - found.firstRows.length;
  const columns = file.columns.map((own) => takeColumnRows(own, found.firstRows));
  const what = repeated === 1 ? 'row repeats another and is' : 'rows repeat others and are';
  return {
    file: { ...file, rows: found.firstRows.length, columns },
    note: `${repeated.toLocaleString('en')} ${what} left out`,
  };
}

const UNKNOWN = 255;

/** The combined label of an id: positive if any is, or if most of the known ones are. */
function combined(labels: Uint8Array, of: Int32Array, items: number, by: 'mean' | 'max') {
  const positives = new Uint32Array(items);
  const known = new Uint32Array(items);
  labels.forEach((label, row) => {
    if (label === UNKNOWN) return;
    known[of[row]!]!++;
    if (label === 1) positives[of[row]!]!++;
  });
  return Uint8Array.from(known, (count, item) => {
    if (count === 0) return UNKNOWN;
    return positives[item]! > (by === 'max' ? 0 : count / 2) ? 1 : 0;
  });
}

type Labels = Extract<Content, { role: 'labels' }>;

/** Labels with one row for each id. */
export function combineLabels(content: Labels, by: 'mean' | 'max'): Labels {
  const found = firstRowsOf(content.ids);
  if (!found) return content;
  const { firstRows, of } = found;
  const labels = content.labels.map((own) => combined(own, of, firstRows.length, by));
  const classes = content.check.classes.map((own, i): ClassCheck => {
    const count = (label: number) => labels[i]!.reduce((n, one) => n + (one === label ? 1 : 0), 0);
    return { ...own, positives: count(1), negatives: count(0), unknown: count(UNKNOWN) };
  });
  return {
    ...content,
    ids: TextColumn.of(Array.from(firstRows, (row) => content.ids.at(row))),
    otherIds: [],
    labels,
    check: { ...content.check, images: firstRows.length, classes },
    columns: content.columns.map((column) => takeColumnRows(column, firstRows)),
  };
}
