'use client';

import { useStore } from 'zustand';
import { currentDocument, documentStore } from '@/lib/notebook/document/store';
import { QuerySession } from '@/lib/notebook/query/session';
import type { QueryState } from '@/lib/notebook/query/state';
import type { Workspace } from '@/lib/notebook/session/workspace';
import { settingsStore } from '@/lib/notebook/settings';
import { Tables } from '@/lib/notebook/tables/tables';
import { useWorkspace } from './context';

/** Runs the document's queries over a workspace, for as long as the page is there. */
function openSession(workspace: Workspace): QuerySession {
  const session = new QuerySession(
    {
      database: () => workspace.database(),
      restart: () => workspace.restartDatabase(),
    },
    new Tables(workspace, settingsStore),
  );
  session.follow();
  let cells = currentDocument().cells;
  const take = () => session.setQueries(cells.filter((cell) => cell.kind === 'sql'));
  documentStore.subscribe(() => {
    if (cells === currentDocument().cells) return;
    cells = currentDocument().cells;
    take();
  });
  take();
  return session;
}

const sessions = new WeakMap<Workspace, QuerySession>();

/** The session of all cells, opened when the first cell of the reader's own is drawn. */
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
