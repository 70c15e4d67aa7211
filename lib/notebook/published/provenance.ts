import type { PublishedTables } from '@/lib/challenge/published';

export type PublishedTableName = keyof PublishedTables;

/** Where a row stands in the paper; the classes' counts are not printed there. */
function placeOf(row: object): string | null {
  if ('source_table' in row && typeof row.source_table === 'string') return row.source_table;
  return 'source' in row && typeof row.source === 'string' ? row.source : null;
}

const longName = (place: string) => place.replace(/^S(\d)/, 'Supplementary Table $1');

/** `Table 4, Table 6`; runs of supplementary tables are drawn together: `Supplementary Tables 1-3`. */
export function placesText(places: readonly string[]): string {
  const supplementary = places.flatMap((place) => {
    const number = /^S(\d+)$/.exec(place)?.[1];
    return number ? [Number(number)] : [];
  });
  const run =
    supplementary.length > 1 &&
    Math.max(...supplementary) - Math.min(...supplementary) === supplementary.length - 1;
  if (!run) return places.map(longName).join(', ');
  const range = `Supplementary Tables ${Math.min(...supplementary)}-${Math.max(...supplementary)}`;
  return [...places.filter((place) => !/^S\d+$/.test(place)), range].join(', ');
}

/** One line a table: how many rows, and where they stand in the paper. */
export function publishedProvenance(
  tables: PublishedTables,
  names: readonly PublishedTableName[],
): string[] {
  return names.map((name) => {
    const rows: readonly object[] = tables[name];
    const places = [...new Set(rows.map(placeOf).filter((place) => place !== null))];
    const count = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
    return places.length === 0
      ? `${name}: ${count}`
      : `${name}: ${count} as printed in ${placesText(places)}`;
  });
}
