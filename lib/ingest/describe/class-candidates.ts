import { affixMeaning, knownClass } from '@/lib/challenge/class-names';
import { idOrder, isAttributeColumn } from '@/lib/challenge/columns';
import type { ColumnInfo } from '../types';
import type { ColumnEvidence } from './column-evidence';

/** Whether the name alone says that a column is a class. */
export function isNamedAsClass(name: string): boolean {
  return affixMeaning(name) !== null || knownClass(name) !== undefined;
}

/** Columns that could be classes by their name and kind. */
export function possibleClasses<C extends ColumnInfo>(
  columns: readonly C[],
  idColumn: string | null,
): C[] {
  return columns.filter(
    ({ name, kind }) =>
      name !== idColumn && kind !== 'other' && idOrder(name) === null && !isAttributeColumn(name),
  );
}

/** Sorts out text columns: they are classes only by name, or where most values are numbers. */
export function holdsNumbers({ column, count, numberShare }: ColumnEvidence): boolean {
  if (isNamedAsClass(column.name)) return true;
  if (column.kind !== 'text') return true;
  return count > 0 && numberShare >= 0.5;
}

/** Only 0, 1, -1 and words for labels (or nothing at all). */
export function onlyFlags({ flagShare }: ColumnEvidence): boolean {
  return flagShare === 1;
}

/** A whole number beyond 1 among probabilities is no score, unless its name says that it is one. */
export function scoreColumns(evidence: readonly ColumnEvidence[]): ColumnEvidence[] {
  const inUnit = evidence.filter((e) => e.min >= 0 && e.max <= 1).length;
  const probabilities = inUnit > evidence.length / 2;
  return evidence.filter((e) => {
    const whole = e.column.kind !== 'text' && !e.fractional && !onlyFlags(e);
    return !(whole && probabilities) || isNamedAsClass(e.column.name);
  });
}
