'use client';

import { useStore } from 'zustand';
import { currentDocument, documentStore, subscribeDocument } from '@/lib/notebook/document/store';
import type { DocumentCell } from '@/lib/notebook/document/types';
import { ephemeralStore, subscribeEphemeral } from '@/lib/notebook/ephemeral';
import type { Session } from '@/lib/notebook/session/session';
import { NotebookCatalog } from '@/lib/notebook/tables/catalog';
import { pageDuckDb } from '@/lib/notebook/tables/duckdb';
import { QuerySession } from '@/lib/sql/query/session';
import type { QueryState } from '@/lib/sql/query/state';
import { Tables } from '@/lib/sql/tables';
import { useSession } from './context';

/** Runs the document's queries over a session, as long as the page is open. */
function openQuerySession(session: Session): QuerySession {
  const querySession = new QuerySession(
    pageDuckDb,
    new Tables(new NotebookCatalog(session)),
    () => !ephemeralStore.getState().untrusted,
  );
  subscribeEphemeral('untrusted', () => querySession.forget());
  documentStore.subscribe((now, before) => now.opened !== before.opened && querySession.forget());
  const take = (cells: readonly DocumentCell[]) =>
    querySession.setQueries(cells.filter((cell) => cell.kind === 'sql'));
  subscribeDocument(({ cells }) => cells, take);
  take(currentDocument().cells);
  return querySession;
}

const querySessions = new WeakMap<Session, QuerySession>();

/** The query session of all cells, opened when the first user cell is rendered. */
export function useQuerySession(): QuerySession {
  const session = useSession();
  const known = querySessions.get(session);
  if (known) return known;
  const querySession = openQuerySession(session);
  querySessions.set(session, querySession);
  return querySession;
}

/** The state of a query. */
export function useQueryState(id: string): QueryState {
  const querySession = useQuerySession();
  return useStore(querySession.store, () => querySession.state(id));
}

/** Whether a query's result is out of date. */
export function useIsStale(id: string): boolean {
  const querySession = useQuerySession();
  return useStore(querySession.store, () => querySession.isStale(id));
}
