import { tablesRead } from './references';
import { readStatement } from './statement';

/** A query and its name. */
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

/** Links of a query with its current text; none if the text cannot be parsed. */
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

/** The queries that a query reads directly, including itself if it does. */
export function readsOf<Q extends NamedQuery>(query: Q, all: readonly Q[]): Q[] {
  const { reads } = linksOf(query);
  return all.filter((other) => reads.has(linksOf(other).gives));
}

/** The queries on a cycle from a query back to itself; null if there is none. */
export function cycleFrom<Q extends NamedQuery>(start: Q, all: readonly Q[]): Q[] | null {
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

/** The queries of a notebook, and what they read through each other. */
export class QueryGraph {
  queries: readonly NamedQuery[] = [];
  /** What each view of the user reads, by name. */
  readonly views = new Map<string, ReadonlySet<string>>();

  find(id: string): NamedQuery | undefined {
    return this.queries.find((query) => query.id === id);
  }

  /** Names of all queries but one. */
  otherNames(id: string): string[] {
    return this.queries.flatMap((query) => (query.id === id ? [] : [query.name]));
  }

  /** Names that are read, with all that is read through queries and views among them. */
  closure(reads: Iterable<string>, seen = new Set<string>()): Set<string> {
    for (const name of reads) {
      if (seen.has(name)) continue;
      seen.add(name);
      this.closure(this.views.get(name) ?? [], seen);
      const query = this.queries.find((other) => linksOf(other).gives === name);
      if (query) this.closure(linksOf(query).reads, seen);
    }
    return seen;
  }
}
