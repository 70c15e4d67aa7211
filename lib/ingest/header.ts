import { InputError } from './input-error';

/** The most columns a file may have. The widest sets have about 10,000 classes. */
export const MAX_COLUMNS = 65_536;

/** What is known of a column before its values are read. */
export interface HeaderColumn {
  readonly name: string;
  /** A map or a structure instead of one value, or a list of them, in a row. */
  readonly nested: boolean;
}

function noHeader(file: string, value: string): InputError {
  const expected = 'a first line of column names: an id and the classes';
  return new InputError(
    `has no line of column names: the first line holds ${value}; expected ${expected}`,
    {
      file,
      value,
      expected,
    },
  );
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
      `column "${nested.name}" is nested (a map or structure); expected one value in each row, or a list of them`,
      { file, column: nested.name, expected: 'one value in each row' },
    );
  }
  // The first column may hold ids.
  const rest = columns.slice(1).map(({ name }) => name);
  const fraction = rest.find((name) => /^-?\d*\.\d+(?:e[+-]?\d+)?$/i.test(name));
  if (fraction && rest.every((name) => /^-?[\d.]+(?:e[+-]?\d+)?$/i.test(name))) {
    throw noHeader(file, fraction);
  }
  const seen = new Map<string, string>();
  for (const { name } of columns) {
    const before = seen.get(name.toLowerCase());
    if (before !== undefined) {
      const isNumber = /^-?\d+(?:\.\d+)?$/.test(name);
      if (isNumber) throw noHeader(file, name);
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
