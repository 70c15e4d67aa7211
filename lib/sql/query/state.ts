import { createStore, type StoreApi } from 'zustand/vanilla';
import type { QueryResult } from './run';
import type { SqlError } from './sql-error';
import type { ColumnSummary } from './summaries';

export type QueryPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly since: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: SqlError }
  /** `note` where a statement gave no rows. */
  | { readonly kind: 'done'; readonly note: string | null };

/** How far a query's cell is. */
export interface QueryState {
  readonly phase: QueryPhase;
  /** What it last gave. */
  readonly result: QueryResult | null;
  readonly summaries: ReadonlyMap<string, ColumnSummary> | null;
  /** The text that was last run; null before. */
  readonly ran: string | null;
}

const UNRUN: QueryState = {
  phase: { kind: 'idle' },
  result: null,
  summaries: null,
  ran: null,
};

export interface SessionState {
  readonly queries: ReadonlyMap<string, QueryState>;
  /** Grows with everything that may make a result out of date. */
  readonly tick: number;
}

/** The state of every query. */
export class QueryStates {
  readonly store: StoreApi<SessionState> = createStore(() => ({ queries: new Map(), tick: 0 }));

  get(id: string): QueryState {
    return this.store.getState().queries.get(id) ?? UNRUN;
  }

  patch(id: string, change: Partial<QueryState>): void {
    const queries = new Map(this.store.getState().queries);
    queries.set(id, { ...this.get(id), ...change });
    this.store.setState({ queries });
  }

  delete(ids: readonly string[]): void {
    if (ids.length === 0) return;
    const queries = new Map(this.store.getState().queries);
    for (const id of ids) queries.delete(id);
    this.store.setState({ queries });
  }

  /** Says that a result may be out of date. */
  bump(): void {
    this.store.setState(({ tick }) => ({ tick: tick + 1 }));
  }
}
