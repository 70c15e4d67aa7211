import { tablesRead } from './references';
import { readStatement } from './statement';

/** A query as others see it. */
export interface NamedQuery {
  readonly id: string;
  readonly name: string;
  readonly sql: string;
}

/** What a query reads, and what others can read of it; all in lower case. */
export interface QueryLinks {
  readonly reads: ReadonlySet<string>;
  readonly gives: string;
}

/** Links of a query as it stands; one that cannot be read links to nothing. */
export function linksOf({ name, sql }: NamedQuery): QueryLinks {
  const own = name.toLowerCase();
  try {
    const statement = readStatement(sql);
    if (statement.kind === 'drop') return { reads: new Set(), gives: own };
    const reads = tablesRead(statement.select);
    return { reads, gives: statement.kind === 'create' ? statement.name.toLowerCase() : own };
  } catch {
    return { reads: new Set(), gives: own };
  }
}

/** The queries that one reads directly, itself among them where it does. */
export function readsOf<Q extends NamedQuery>(query: Q, all: readonly Q[]): Q[] {
  const { reads } = linksOf(query);
  return all.filter((other) => reads.has(linksOf(other).gives));
}

/** The way round from a query back to itself, as ids; null where there is none. */
export function circleFrom<Q extends NamedQuery>(start: Q, all: readonly Q[]): Q[] | null {
  const seen = new Set<string>();
  const walk = (query: Q, path: readonly Q[]): Q[] | null => {
    for (const next of readsOf(query, all)) {
      if (next.id === start.id) return [...path, next];
      if (seen.has(next.id)) continue;
      seen.add(next.id);
      const found = walk(next, [...path, next]);
      if (found) return found;
    }
    return null;
  };
  return walk(start, [start]);
}
