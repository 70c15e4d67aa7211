import type { Column } from '../types';
import { cellText } from '../values';

/** The first row of a column for which a test holds, and how many there are. */
export interface Finding {
  /** Row of data, counted from 1. */
  readonly row: number;
  /** As in the file, whole numbers without `.0`; null where the cell is empty. */
  readonly value: string | null;
  readonly count: number;
}

/** Looks up where a test of a row holds; null where it holds nowhere. */
export function pinpoint(
  column: Column,
  rows: number,
  test: (row: number) => boolean,
): Finding | null {
  let first = -1;
  let count = 0;
  for (let row = 0; row < rows; row++) {
    if (!test(row)) continue;
    if (count === 0) first = row;
    count++;
  }
  if (count === 0) return null;
  const text = cellText(column, first);
  const value = column.kind === 'text' ? text : (text?.replace(/\.0$/, '') ?? null);
  return { row: first + 1, value, count };
}

/** `in row 7`, or `in row 7 and 12 more`. */
export function inRows({ row, count }: Finding): string {
  return count === 1
    ? `in row ${row}`
    : `in row ${row} and ${(count - 1).toLocaleString('en')} more`;
}
