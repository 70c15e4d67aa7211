import { isKnown } from './numbers';

/** By prevalence from the most frequent on, by name, or as given. */
export type ClassOrder = 'prevalence' | 'name' | readonly string[];

interface ClassRow {
  readonly class: string;
  readonly prevalence: number | null;
}

const collator = new Intl.Collator('en', { numeric: true });

/** Names of the rows' classes in order; classes the order lacks, or of unknown prevalence, last. */
export function orderClasses(rows: readonly ClassRow[], order: ClassOrder): string[] {
  const prevalence = new Map<string, number>();
  for (const row of rows) {
    const known = prevalence.get(row.class);
    if (known === undefined || known < 0) {
      prevalence.set(row.class, isKnown(row.prevalence) ? row.prevalence : -1);
    }
  }
  const names = [...prevalence.keys()];
  const place = typeof order === 'string' ? null : new Map(order.map((name, i) => [name, i]));
  return names.sort((a, b) => {
    const byPlace = place ? (place.get(a) ?? order.length) - (place.get(b) ?? order.length) : 0;
    const byPrevalence = order === 'name' ? 0 : prevalence.get(b)! - prevalence.get(a)!;
    return byPlace || byPrevalence || collator.compare(a, b);
  });
}
