import type { PublishedTables } from '@/lib/challenge/published';

export type PublishedTableName = keyof PublishedTables;

/** A published table and, where only some of its rows are used, the values that pick them. */
export interface PublishedUse {
  readonly table: PublishedTableName;
  readonly where?: Readonly<Record<string, readonly string[]>>;
}

const isPicked = (row: object, where: NonNullable<PublishedUse['where']>) =>
  Object.entries(where).every(([column, values]) =>
    values.includes(String((row as Record<string, unknown>)[column])),
  );

/** Whether a table has the rows that are used of it. */
export function hasRows(tables: PublishedTables, { table, where }: PublishedUse): boolean {
  const rows: readonly object[] = tables[table];
  return rows.some((row) => !where || isPicked(row, where));
}

/** The table of the paper that prints a row; the paper does not print the class counts. */
function placeOf(row: object): string | null {
  if ('source_table' in row && typeof row.source_table === 'string') return row.source_table;
  return 'source' in row && typeof row.source === 'string' ? row.source : null;
}

/** `S3` as the paper calls it. */
export const placeName = (place: string) => place.replace(/^S(\d)/, 'Supplementary Table $1');

/** `Table 4, Table 6`; consecutive supplementary tables are joined: `Supplementary Tables 1-3`. */
export function placesText(places: readonly string[]): string {
  const numbers = places.flatMap((place) => {
    const number = /^S(\d+)$/.exec(place)?.[1];
    return number ? [Number(number)] : [];
  });
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  if (numbers.length < 2 || last - first !== numbers.length - 1) {
    return places.map(placeName).join(', ');
  }
  const others = places.filter((place) => !/^S\d+$/.test(place));
  return [...others, `Supplementary Tables ${first}-${last}`].join(', ');
}

/** `As printed in Table 1.`, of some rows; with a subject, `Means as printed in Table 1.` */
export function printedIn(rows: readonly object[], subject?: string): string {
  const places = [...new Set(rows.map(placeOf).filter((place) => place !== null))];
  if (places.length === 0) return '';
  return `${subject === undefined ? 'As' : `${subject} as`} printed in ${placesText(places)}.`;
}

/** A line for each table: how many rows it has, and where the paper prints them. */
export function publishedProvenance(
  tables: PublishedTables,
  uses: readonly PublishedUse[],
): string[] {
  const there = uses.filter((use) => hasRows(tables, use));
  return there.map(({ table, where }) => {
    const all: readonly object[] = tables[table];
    const rows = where ? all.filter((row) => isPicked(row, where)) : all;
    const places = [...new Set(rows.map(placeOf).filter((place) => place !== null))];
    const count = `${table}: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
    return places.length === 0
      ? `${count}, from no printed table`
      : `${count} as printed in ${placesText(places)}`;
  });
}
