import type { FileColumns } from '../describe/describe';
import { InputError } from '../input-error';
import type { Overrides } from '../types';

/** `scores[3]`, `class_3`, `3`, each perhaps with what it holds: `class[3]_true`. */
const NUMBERED = /^(.*?)[[_ .-]?(\d+)\]?(_true|_pred)?$/;

/** Columns whose names differ in a number only, which counts them from 0 or 1. */
export interface NumberedColumns {
  readonly names: readonly string[];
  readonly suffix: string;
}

/** The columns that number classes, in their order; those of labels and of scores apart. */
export function numberedColumns(names: readonly string[]): NumberedColumns[] {
  const families = new Map<string, { suffix: string; at: Map<number, string> }>();
  for (const name of names) {
    const [, prefix = '', number, suffix = ''] = NUMBERED.exec(name) ?? [];
    if (number === undefined) continue;
    const key = `${prefix}\n${suffix}`;
    const family = families.get(key) ?? { suffix, at: new Map<number, string>() };
    families.set(key, family);
    family.at.set(Number(number), name);
  }
  return [...families.values()].flatMap(({ suffix, at }) => {
    const first = Math.min(...at.keys());
    const isCounted = at.size > 1 && first <= 1 && at.has(first + at.size - 1);
    if (!isCounted) return [];
    return [{ suffix, names: Array.from(at, (_, i) => at.get(first + i)!) }];
  });
}

/** Whether names only number the classes: all are of one family. */
export function areNumbered(names: readonly string[]): boolean {
  return numberedColumns(names).some((family) => family.names.length === names.length);
}

/**
 * Gives numbered columns the names of a list of classes.
 *
 * @throws InputError where there are numbered columns, but not as many as names
 */
export function nameNumbered(file: FileColumns, { classNames }: Overrides): FileColumns {
  if (!classNames) return file;
  const families = numberedColumns(file.columns.map(({ name }) => name));
  const fits = families.filter(({ names }) => names.length === classNames.length);
  const [odd] = families;
  if (fits.length === 0 && odd && odd.names.length > file.columns.length / 2) {
    const expected = `${odd.names.length} names of classes`;
    throw new InputError(
      `has ${odd.names.length} numbered columns, "${odd.names[0]}" to "${odd.names.at(-1)}", and the list names ${classNames.length} classes; expected ${expected}`,
      { file: file.fileName, expected },
    );
  }
  const renamed = new Map(
    fits.flatMap(({ names, suffix }) =>
      names.map((name, i): [string, string] => [name, classNames[i]! + suffix]),
    ),
  );
  if (renamed.size === 0) return file;
  return {
    ...file,
    columns: file.columns.map((column) => ({
      ...column,
      name: renamed.get(column.name) ?? column.name,
    })),
    notes: [...(file.notes ?? []), 'Classes are named by the list of class names, in its order'],
  };
}
