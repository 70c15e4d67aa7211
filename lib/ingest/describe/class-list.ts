import { InputError } from '../input-error';
import type { Column } from '../types';
import { cellText, numbersOf } from '../values';

interface ListFile {
  readonly fileName: string;
  readonly rows: number;
  readonly columns: readonly Column[];
}

/** A name of the column of names rather than a class. */
const HEADER = /^(?:class(?:es)?|class[ _]?names?|names?|labels?|findings?|patholog(?:y|ies))$/i;
const isNumber = (text: string) => /^[\d.,+-]+$/.test(text.trim());

function namesIn({ rows, columns }: ListFile): string[] {
  const named = columns.find(({ name }) => HEADER.test(name.trim())) ?? columns[0]!;
  // Names in a line of their own are read as names of columns.
  if (rows === 0) return columns.map(({ name }) => name);
  const texts = Array.from({ length: rows }, (_, row) => cellText(named, row)?.trim() ?? '');
  const names = HEADER.test(named.name.trim()) ? texts : [named.name, ...texts];
  return names.filter((name) => name !== '');
}

const areNames = (names: readonly string[]) =>
  names.length > 1 && new Set(names).size === names.length && !names.some(isNumber);

/** Whether a column counts the rows from 0 or 1. */
function countsRows(column: Column): boolean {
  const { values, missing } = numbersOf(column);
  const [first] = values;
  if (missing?.some((one) => one === 1) || (first !== 0 && first !== 1)) return false;
  return Array.from(values).every((value, row) => value === row + first);
}

/** A column of names, perhaps beside one that numbers them in their order. */
function isListOfNames({ columns, rows }: ListFile): boolean {
  if (rows === 0 || columns.length === 0 || columns.length > 2) return false;
  if (columns.length === 1) return true;
  const names = columns.find(({ name, kind }) => kind === 'text' && HEADER.test(name.trim()));
  return names !== undefined && columns.some((own) => own !== names && countsRows(own));
}

/** The names in a file that is a list of classes and nothing else; null for any other file. */
export function classListOf(file: ListFile): string[] | null {
  const isOneColumn = isListOfNames(file);
  const isOneLine = file.rows === 0 && /class|label/i.test(file.fileName);
  if (!isOneColumn && !isOneLine) return null;
  const names = namesIn(file);
  return areNames(names) ? names : null;
}

/**
 * The names of a file that the reader says is a list of classes.
 *
 * @throws InputError if it holds no names, or one of them more than once
 */
export function readClassList(file: ListFile): string[] {
  const names = file.columns.length === 0 ? [] : namesIn(file);
  if (areNames(names)) return names;
  const again = names.find((name, i) => names.indexOf(name) < i);
  const what =
    again === undefined
      ? 'is not a list of class names'
      : `names the class "${again}" more than once`;
  const expected = 'a name on each line, or a column named "class"';
  throw new InputError(`${what}; expected ${expected}`, { file: file.fileName, expected });
}
