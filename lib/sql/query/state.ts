import { createStore, type StoreApi } from 'zustand/vanilla';
import type { QueryResult } from './run';
import type { SqlError } from './sql-error';
import type { ColumnSummary } from './summaries';

export type QueryPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly since: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: SqlError }
  /** `note` if the statement returned no rows. */
  | { readonly kind: 'done'; readonly note: string | null };

/** The state of a query cell. */
export interface QueryState {
  readonly phase: QueryPhase;
  /** The last result. */
  readonly result: QueryResult | null;
  readonly summaries: ReadonlyMap<string, ColumnSummary> | null;
  /** The text that was last run; null before the first run. */
  readonly ran: string | null;
}

const UNRUN: QueryState = {
  phase: { kind: 'idle' },
  result: null,
  summaries: null,
  ran: null,
};

export interface QuerySessionState {
  readonly queries: ReadonlyMap<string, QueryState>;
  /** Grows with everything that may make a result out of date. */
  readonly tick: number;
}

/** The state of every query. */
export class QueryStates {
  readonly store: StoreApi<QuerySessionState> = createStore(() => ({
    queries: new Map(),
    tick: 0,
  }));

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

  /** Notifies subscribers that a result may be out of date. */
  bump(): void {
    this.store.setState(({ tick }) => ({ tick: tick + 1 }));
  }
}
