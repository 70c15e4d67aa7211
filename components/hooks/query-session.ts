'use client';

import { useStore } from 'zustand';
import { currentDocument, documentStore, subscribeDocument } from '@/lib/notebook/document/store';
import type { DocumentCell } from '@/lib/notebook/document/types';
import { ephemeralStore, subscribeEphemeral } from '@/lib/notebook/ephemeral';
import type { Workspace } from '@/lib/notebook/session/workspace';
import { NotebookCatalog } from '@/lib/notebook/tables/catalog';
import { pageDuckDb } from '@/lib/notebook/tables/duckdb';
import { QuerySession } from '@/lib/sql/query/session';
import type { QueryState } from '@/lib/sql/query/state';
import { Tables } from '@/lib/sql/tables';
import { useWorkspace } from './context';

/** Runs the document's queries over a workspace, as long as the page is open. */
function openSession(workspace: Workspace): QuerySession {
  const session = new QuerySession(
    pageDuckDb,
    new Tables(new NotebookCatalog(workspace)),
    () => !ephemeralStore.getState().untrusted,
  );
  subscribeEphemeral('untrusted', () => session.forget());
  documentStore.subscribe((now, before) => now.opened !== before.opened && session.forget());
  const take = (cells: readonly DocumentCell[]) =>
    session.setQueries(cells.filter((cell) => cell.kind === 'sql'));
  subscribeDocument(({ cells }) => cells, take);
  take(currentDocument().cells);
  return session;
}

const sessions = new WeakMap<Workspace, QuerySession>();

/** The session of all cells, opened when the first user cell is rendered. */
export function useSession(): QuerySession {
  const workspace = useWorkspace();
  const known = sessions.get(workspace);
  if (known) return known;
  const session = openSession(workspace);
  sessions.set(workspace, session);
  return session;
}

/** How far a query is. */
export function useQueryState(id: string): QueryState {
  const session = useSession();
  return useStore(session.store, () => session.state(id));
}

/** Whether a query's rows would come out otherwise if it were run now. */
export function useIsStale(id: string): boolean {
  const session = useSession();
  return useStore(session.store, () => session.isStale(id));
}
