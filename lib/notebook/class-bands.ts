import type { Band } from '@/lib/challenge/bands';
import { canonicalClassKey } from '@/lib/challenge/class-names';

interface Banded {
  readonly class: string;
  readonly band: Band | null;
}

const known = new WeakMap<readonly Banded[], ReadonlyMap<string, Band>>();

/** The band of each class by its canonical key, as the rows say it; read once from a list of rows. */
export function classBands(rows: readonly Banded[]): ReadonlyMap<string, Band> {
  const before = known.get(rows);
  if (before) return before;
  const bands = new Map<string, Band>();
  for (const row of rows) if (row.band) bands.set(canonicalClassKey(row.class), row.band);
  known.set(rows, bands);
  return bands;
}
