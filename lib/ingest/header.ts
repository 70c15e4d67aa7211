import { InputError } from './input-error';

/** The most columns a file may have. A class is a column: a hundred are many, a thousand allowed. */
export const MAX_COLUMNS = 4096;

/** What is known of a column before its values are read. */
export interface HeaderColumn {
  readonly name: string;
  /** A list, a map or a structure instead of one value a row. */
  readonly nested: boolean;
}

/**
 * Refuses what no table can be made of: too many columns, nested columns, and two columns whose
 * names differ in nothing but case (SQL takes them for one).
 */
export function checkHeader(file: string, columns: readonly HeaderColumn[]): void {
  if (columns.length > MAX_COLUMNS) {
    throw new InputError(
      `has ${columns.length.toLocaleString('en')} columns; expected at most ${MAX_COLUMNS.toLocaleString('en')}`,
      { file, value: String(columns.length), expected: `at most ${MAX_COLUMNS} columns` },
    );
  }
  const nested = columns.find((column) => column.nested);
  if (nested) {
    throw new InputError(
      `column "${nested.name}" is nested (a list, map or structure); expected one value in each row`,
      { file, column: nested.name, expected: 'one value in each row' },
    );
  }
  const seen = new Map<string, string>();
  for (const { name } of columns) {
    const before = seen.get(name.toLowerCase());
    if (before !== undefined) {
      const what =
        before === name
          ? `column "${name}" is there twice`
          : `columns "${before}" and "${name}" differ only in case`;
      throw new InputError(`${what}; expected a different name for each column`, {
        file,
        column: name,
        expected: 'a different name for each column',
      });
    }
    seen.set(name.toLowerCase(), name);
  }
}
