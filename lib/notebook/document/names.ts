import type { DocumentCell, OwnCell } from './types';

/** `wanted` with the first number, from `first` on, that makes it unlike all taken. */
function numbered(
  wanted: string,
  taken: ReadonlySet<string>,
  separator: string,
  first: number,
): string {
  for (let n = first; ; n++) {
    const name = `${wanted}${separator}${n}`;
    if (!taken.has(name)) return name;
  }
}

const withoutNumber = (name: string) => name.replace(/[-_]\d+$/, '');

const idsOf = (cells: readonly DocumentCell[]) => new Set(cells.map((cell) => cell.id));

/** Id of a new cell of the reader's own, e.g. `text-2`. */
export function newId(kind: OwnCell['kind'], cells: readonly DocumentCell[]): string {
  return numbered(kind === 'sql' ? 'query' : kind, idsOf(cells), '-', 1);
}

/** Id of a copy, e.g. `bands-2` of `bands`. */
export function copyId(id: string, cells: readonly DocumentCell[]): string {
  return numbered(withoutNumber(id), idsOf(cells), '-', 2);
}

/** Name of a query that no other query has, capital letters or not, e.g. `query_3`. */
export function queryName(wanted: string, cells: readonly DocumentCell[]): string {
  const taken = new Set(
    cells.flatMap((cell) => (cell.kind === 'sql' ? [cell.name.toLowerCase()] : [])),
  );
  const base = withoutNumber(wanted.toLowerCase());
  return numbered(base, taken, '_', 1);
}
