import { canonicalClassKey } from './class-names';

// Sums and replicates run over classes, teams and images in these orders, whatever the order in
// files and on the page, so that no result depends on the latter in any bit.

/** Compares by UTF-16 code units, as `<` does; the same for every locale. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Compares names of classes by canonical key, then as they are spelled. */
export function byClassKey(a: string, b: string): number {
  return byCodeUnits(canonicalClassKey(a), canonicalClassKey(b)) || byCodeUnits(a, b);
}

/** Rows of classes in canonical order; equal rows of a class stay as they are. */
export function inClassOrder<Row extends { readonly class: string }>(rows: readonly Row[]): Row[] {
  const keyed = rows.map((row) => ({ row, key: canonicalClassKey(row.class) }));
  keyed.sort((a, b) => byCodeUnits(a.key, b.key) || byCodeUnits(a.row.class, b.row.class));
  return keyed.map(({ row }) => row);
}
