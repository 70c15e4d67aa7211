import { affixMeaning, canonicalClassKey } from '@/lib/challenge/class-names';
import { classesListedIn } from '@/lib/challenge/columns';
import type { Meaning } from '@/lib/challenge/label-meaning';
import type { FileColumns } from '../describe/describe';
import { numberedColumn } from '../file-table';
import { InputError } from '../input-error';
import type { Column, Overrides } from '../types';
import { type CellValues, isLiteral, parseLiteral, parseSeparated } from './cell-values';
import { hasClassColumns, type SetColumn, setColumns } from './set-columns';

/** Written where none of the classes is present. */
const NONE = /^(?:no[ _]?findings?|none|nan|null)$/i;

/** Lists of numbers as long in every cell: a value for each class, not a set of class numbers. */
function vectorLength(cells: readonly (CellValues | null)[]): number {
  const lists = cells.flatMap((cell) => (cell?.kind === 'numbers' ? [cell.numbers] : []));
  const length = lists[0]?.length ?? 0;
  const isEven = lists.length > 0 && lists.every((list) => list.length === length);
  if (!isEven || length < 2 || cells.some((cell) => cell !== null && cell.kind !== 'numbers')) {
    return 0;
  }
  const values = lists.flat();
  const isFlag = (value: number) => value === 0 || value === 1 || value === -1;
  return values.some((value) => !Number.isInteger(value)) || values.every(isFlag) ? length : 0;
}

type Doubles = ReadonlyMap<string, Float64Array<ArrayBuffer>>;

/** Values by class, NaN where a cell says nothing of it. */
function valuesOf(
  cells: readonly (CellValues | null)[],
  namesOf: (n: number) => string,
  blank: Meaning | undefined,
): Doubles {
  const rows = cells.length;
  const out = new Map<string, Float64Array<ArrayBuffer>>();
  const width = vectorLength(cells);
  const isDictionary = cells.some((cell) => cell?.kind === 'values');
  const column = (name: string) => {
    const known = out.get(name);
    if (known) return known;
    const fresh = new Float64Array(rows).fill(isDictionary || width > 0 ? Number.NaN : 0);
    out.set(name, fresh);
    return fresh;
  };
  cells.forEach((cell, row) => {
    if (cell === null) return;
    if (cell.kind === 'values') for (const [name, x] of cell.values) column(name)[row] = x;
    else if (width > 0 && cell.kind === 'numbers') {
      cell.numbers.forEach((x, i) => {
        column(namesOf(i))[row] = x;
      });
    } else {
      const names = cell.kind === 'names' ? cell.names : cell.numbers.map(namesOf);
      for (const name of names) column(name)[row] = 1;
    }
  });
  // An empty cell lists no class, unless the file has a name for that.
  const hasName = [...out.keys()].some((name) => NONE.test(name.trim()));
  const isUnknown = blank === undefined ? hasName : blank !== 'negative';
  if (!isDictionary && width === 0 && isUnknown) {
    for (const values of out.values()) {
      cells.forEach((cell, row) => {
        if (cell === null) values[row] = Number.NaN;
      });
    }
  }
  return out;
}

/** The cells, null where one is empty or what it is read as is unknown. */
function cellsOf({ column, separator, isLiteral: isList }: SetColumn): (CellValues | null)[] {
  return Array.from({ length: column.values.length }, (_, row) => {
    const text = column.values.at(row);
    if (text === null || text.trim() === '') return null;
    const literal = isLiteral(text) ? text : `[${text}]`;
    const cell = (isList ? parseLiteral(literal) : null) ?? parseSeparated(text, separator);
    // The value says how likely a class is; the class is there.
    const isListed = cell.kind === 'values' && classesListedIn(column.name) !== null;
    return isListed ? { kind: 'names', names: [...cell.values.keys()] } : cell;
  });
}

/** Names of classes that cells give by number. */
function namer(
  file: string,
  column: string,
  cells: readonly (CellValues | null)[],
  { classNames }: Overrides,
): (n: number) => string {
  const width = vectorLength(cells);
  const all = width > 0 ? [] : cells.flatMap((c) => (c?.kind === 'numbers' ? c.numbers : []));
  if (width > 0 || all.length === 0) {
    const names = classNames?.length === width ? classNames : null;
    return (n) => names?.[n] ?? numberedColumn(column, n);
  }
  const greatest = all.reduce((a, b) => Math.max(a, b), 0);
  const least = all.reduce((a, b) => Math.min(a, b), greatest);
  if (
    !classNames ||
    greatest > classNames.length ||
    (greatest === classNames.length && least < 1)
  ) {
    const expected = classNames
      ? `at least ${greatest + 1} names of classes, not ${classNames.length}`
      : 'a list of class names, one on each line: --classes FILE in the terminal, a file dropped on the page';
    throw new InputError(`column "${column}" lists classes by number; expected ${expected}`, {
      file,
      column,
      expected,
    });
  }
  const from = greatest === classNames.length ? 1 : 0;
  return (n) => classNames[n - from]!;
}

function columnsOfSet(
  file: string,
  set: SetColumn,
  suffix: string,
  choices: Overrides,
): { columns: Column[]; none: string[]; empty: number } {
  const cells = cellsOf(set);
  const names = namer(file, set.column.name, cells, choices);
  const values = valuesOf(cells, names, choices.meanings?.blank);
  const all = choices.classNames ?? classesListedIn(set.column.name);
  if (all && vectorLength(cells) === 0) {
    // A class of the list that no cell names is negative everywhere.
    const known = new Set([...values.keys()].map(canonicalClassKey));
    const absent = all.filter((name) => !known.has(canonicalClassKey(name)));
    const [first] = values.values();
    const rest = first?.map((x) => (Number.isNaN(x) ? x : 0)) ?? new Float64Array(cells.length);
    for (const name of absent) (values as Map<string, typeof rest>).set(name, rest.slice());
  }
  const none = [...values.keys()].filter((name) => NONE.test(name.trim()));
  const columns = [...values].map(([name, own]): Column => {
    const missing = own.some(Number.isNaN)
      ? Uint8Array.from(own, (x) => (Number.isNaN(x) ? 1 : 0))
      : null;
    return { name: name + suffix, kind: 'double', sqlType: 'DOUBLE', values: own, missing };
  });
  const isNegative = vectorLength(cells) === 0 && !columns.some(({ missing }) => missing);
  const empty = isNegative ? cells.filter((cell) => cell === null).length : 0;
  return { columns, none, empty };
}

const holdsScores = (name: string) =>
  affixMeaning(`${name}_x`) === 'scores' || /pred|prob|score|logit|output/i.test(name);

/**
 * The wide form of a file whose cells list classes or a value for each class; null for other files.
 *
 * @throws InputError where cells give classes by number and there is no list of names, and where the
 *   reader chose this layout and there is no such column
 */
export function layOutSets(file: FileColumns, choices: Overrides): FileColumns | null {
  const isChosen = choices.layout === 'sets';
  const sets = isChosen || !hasClassColumns(file.columns) ? setColumns(file, choices) : [];
  const scores = sets.find(({ column }) => holdsScores(column.name));
  const labels = sets.find(({ column }) => !holdsScores(column.name));
  const [first] = sets;
  if (!first) {
    if (!isChosen) return null;
    const expected = 'a column whose cells list classes, such as "Edema|Mass"';
    throw new InputError(`has no column of sets; expected ${expected}`, {
      file: file.fileName,
      expected,
    });
  }
  const parts =
    scores && labels
      ? [
          { set: labels, suffix: '_true' },
          { set: scores, suffix: '_pred' },
        ]
      : [{ set: first, suffix: '' }];
  const read = parts.map(({ set, suffix }) => columnsOfSet(file.fileName, set, suffix, choices));
  const none = [...new Set(read.flatMap((one) => one.none))];
  const columns = read.flatMap((one) => one.columns);
  const empty = read.reduce((sum, one) => sum + one.empty, 0);
  const listed = parts.map(({ set }) => `"${set.column.name}"`).join(' and ');
  const names = new Set(columns.map(({ name }) => name));
  const before = new Set(columns.map(({ name }) => name.toLowerCase()));
  return {
    ...file,
    columns: [...file.columns.filter(({ name }) => !before.has(name.toLowerCase())), ...columns],
    layout: 'sets',
    noClasses: [...none, ...file.columns.map(({ name }) => name).filter((own) => !names.has(own))],
    notes: [
      ...(file.notes ?? []),
      `Cells of column ${listed} list classes: ${columns.length - none.length} classes`,
      ...(empty > 0
        ? [
            `${empty.toLocaleString('en')} empty ${empty === 1 ? 'cell lists' : 'cells list'} no class: all are negative there, unless you say that empty is unknown`,
          ]
        : []),
      ...none.map((name) => `"${name}" marks a row without a class and is no class here`),
    ],
  };
}
