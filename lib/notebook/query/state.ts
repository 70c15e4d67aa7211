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

export const UNRUN: QueryState = {
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
