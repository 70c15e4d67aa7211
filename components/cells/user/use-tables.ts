'use client';

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useWorkspace, useWorkspaceState } from '@/components/hooks/context';
import { useSession } from '@/components/hooks/query-session';
import type { TableInfo } from '@/lib/notebook/tables/tables';

const NONE: readonly TableInfo[] = [];
const PAUSE = 200;

/** The tables there are, looked up again when files or results change. */
export function useTables(): readonly TableInfo[] {
  const session = useSession();
  const workspace = useWorkspace();
  const [tables, setTables] = useState(NONE);
  const loaded = useWorkspaceState((s) => s.sources.filter((entry) => entry.loaded).length);
  const runs = useStore(session.store, (s) => s.queries.size);
  const done = useStore(
    session.store,
    (s) => [...s.queries.values()].filter(({ phase }) => phase.kind === 'done').length,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is counted above is what changes the list
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(async () => {
      try {
        const found = await session.tables.list(await workspace.database());
        if (!gone) setTables(found);
      } catch (error) {
        if (!gone) workspace.report(error);
      }
    }, PAUSE);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [session, workspace, loaded, runs, done]);
  return tables;
}
