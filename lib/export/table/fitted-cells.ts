import { type FittedNames, fitNames } from '@/lib/plots/core/names';
import type { TableColumn, TableRow } from './table';

/** More characters than names have for which every column has room. */
const LONG = 30;
/** More different values than this are texts, not names; they are not cut here. */
const MOST = 2000;

/** Room for the names of a column, where one column of a table has long ones and where several have. */
export interface CellRoom {
  readonly one: number;
  readonly several: number;
  readonly fontSize: number;
}

export interface FittedCells {
  /** The text that a cell shows; undefined where its column has no long names. */
  of(key: string, text: string): string | undefined;
  /** Says which parts of the names are left out; empty if none is. */
  readonly note: string;
}

interface NameColumns {
  readonly columns: readonly TableColumn[];
  readonly names: readonly string[];
}

/** The different texts of a column if some are long. */
function longNames({ key }: TableColumn, rows: readonly TableRow[]): readonly string[] {
  const names = new Set<string>();
  let isLong = false;
  for (const row of rows) {
    const value = row[key];
    if (typeof value !== 'string') continue;
    names.add(value);
    isLong ||= value.length > LONG;
  }
  return isLong && names.size <= MOST ? [...names] : [];
}

/** Columns that share a name are of one kind, such as a team and the other team of a pair. */
function byKind(columns: readonly NameColumns[]): readonly NameColumns[] {
  const kinds: NameColumns[] = [];
  for (const column of columns) {
    const known = new Set(column.names);
    const at = kinds.findIndex(({ names }) => names.some((name) => known.has(name)));
    if (at < 0) kinds.push(column);
    else {
      const { columns: others, names } = kinds[at]!;
      kinds[at] = {
        columns: [...others, ...column.columns],
        names: [...new Set([...names, ...column.names])],
      };
    }
  }
  return kinds;
}

/** Writes the names in the text columns of a table so that no two look alike. */
export function fitCells(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  { one, several, fontSize }: CellRoom,
): FittedCells {
  const long = columns
    .filter(({ format }) => format === 'text')
    .map((column) => ({ columns: [column], names: longNames(column, rows) }))
    .filter(({ names }) => names.length > 0);
  const width = long.length > 1 ? several : one;
  const fitted = new Map<string, FittedNames>();
  const notes = byKind(long).map(({ columns: own, names }) => {
    const titles = own.map(({ title }) => title).join(' and ');
    const kind = `the ${own.length > 1 ? 'columns' : 'column'} ${titles}`;
    const fit = fitNames(names, { width, fontSize }, kind);
    for (const { key } of own) fitted.set(key, fit);
    return fit.note;
  });
  return {
    of: (key, text) => fitted.get(key)?.of(text),
    note: notes.filter(Boolean).join(' '),
  };
}
