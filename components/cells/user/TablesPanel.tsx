'use client';

import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useSession } from '@/components/hooks/context';
import { useQuerySession } from '@/components/hooks/query-session';
import { Disclosure } from '@/components/ui/Disclosure';
import { countOf } from '@/lib/plots/core/format';
import type { TableInfo, TableOrigin } from '@/lib/sql/catalog';

const NONE: readonly TableInfo[] = [];
const PAUSE = 200;

/** All tables: the notebook's at once, the user's as soon as DuckDB is open. */
export function useTables(): readonly TableInfo[] {
  const querySession = useQuerySession();
  const session = useSession();
  const all = useStore(querySession.store, () => querySession.tables.all);
  const [own, setOwn] = useState(NONE);
  const runs = useStore(querySession.store, (s) => s.queries.size);
  const done = useStore(
    querySession.store,
    (s) => [...s.queries.values()].filter(({ phase }) => phase.kind === 'done').length,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the counts above change with the list
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(async () => {
      try {
        const found = await querySession.userTables();
        if (!gone) setOwn(found);
      } catch (error) {
        if (!gone) session.report(error);
      }
    }, PAUSE);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [querySession, session, runs, done]);
  return useMemo(() => [...all, ...own], [all, own]);
}

const GROUPS: readonly { origin: TableOrigin; title: string }[] = [
  { origin: 'result', title: 'Results with the current settings' },
  { origin: 'file', title: 'Files' },
  { origin: 'published', title: 'Published' },
  { origin: 'user', title: 'Queries and your tables' },
];

/** Columns listed before the others are counted. */
const LISTED = 60;

interface TablesPanelProps {
  tables: readonly TableInfo[];
  /** Called with the name of a column to insert into the query. */
  onPick?(text: string): void;
}

function Table({ table, onPick }: { table: TableInfo; onPick: TablesPanelProps['onPick'] }) {
  const { name, columns } = table;
  const more = columns.length - LISTED;
  return (
    <Disclosure
      title={
        <span>
          <code className="text-ink text-xs">{name}</code> {countOf(columns.length, 'column')}
        </span>
      }
    >
      <ul className="ml-5 columns-2 gap-6 text-xs sm:columns-3">
        {columns.slice(0, LISTED).map((column) => (
          <li key={column.name} className="break-inside-avoid">
            <button
              type="button"
              disabled={!onPick}
              className="max-w-full truncate text-left enabled:hover:text-accent"
              onClick={() => onPick?.(column.name)}
            >
              <code>{column.name}</code>{' '}
              <span className="text-soft">{column.type.toLowerCase()}</span>
            </button>
          </li>
        ))}
        {more > 0 && <li className="text-soft">and {more} more</li>}
      </ul>
    </Disclosure>
  );
}

/** All tables that a query can read, with their columns. */
export function TablesPanel({ tables, onPick }: TablesPanelProps) {
  return (
    <Disclosure title="Tables and columns">
      <div className="max-h-96 space-y-3 overflow-y-auto rounded-md border border-line bg-raised p-3">
        {GROUPS.map(({ origin, title }) => {
          const group = tables.filter((table) => table.origin === origin);
          if (group.length === 0) return null;
          return (
            <div key={origin}>
              <p className="mb-1 text-soft text-xs">{title}</p>
              {group.map((table) => (
                <Table key={table.name} table={table} onPick={onPick} />
              ))}
            </div>
          );
        })}
      </div>
    </Disclosure>
  );
}
