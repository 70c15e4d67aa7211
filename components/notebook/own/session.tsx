'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { QuerySession } from '@/lib/notebook/query/session';
import type { QueryState } from '@/lib/notebook/query/state';
import { settingsStore } from '@/lib/notebook/settings';
import { Tables } from '@/lib/notebook/tables/tables';
import { useWorkspace } from '../context';
import { useDocument } from '../document';

const SessionContext = createContext<QuerySession | null>(null);

/** Runs the document's queries for the cells below it. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const workspace = useWorkspace();
  const [session] = useState(
    () =>
      new QuerySession(
        {
          database: () => workspace.database(),
          restart: () => workspace.restartDatabase(),
        },
        new Tables(workspace, settingsStore),
      ),
  );
  const cells = useDocument((document) => document.cells);
  const queries = useMemo(() => cells.filter((cell) => cell.kind === 'sql'), [cells]);
  useEffect(() => session.follow(), [session]);
  useEffect(() => session.setQueries(queries), [session, queries]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): QuerySession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of a notebook');
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
