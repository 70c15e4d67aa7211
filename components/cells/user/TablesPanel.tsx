'use client';

import { Disclosure } from '@/components/ui/Disclosure';
import type { TableInfo, TableOrigin } from '@/lib/notebook/tables/tables';
import { countOf } from '@/lib/plots/format';

const GROUPS: readonly { origin: TableOrigin; title: string }[] = [
  { origin: 'result', title: 'Results, under the settings in force' },
  { origin: 'file', title: 'Files' },
  { origin: 'published', title: 'Published' },
  { origin: 'own', title: 'Queries and your own tables' },
];

/** Columns listed before the rest is only counted. */
const LISTED = 60;

interface TablesPanelProps {
  tables: readonly TableInfo[];
  /** Writes a name into the query. */
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

/** What can be read in a query: every table with its columns. */
export function TablesPanel({ tables, onPick }: TablesPanelProps) {
  return (
    <Disclosure title="Tables and columns">
      <div className="max-h-96 space-y-3 overflow-y-auto rounded-md border border-line bg-raised p-3">
        {GROUPS.map(({ origin, title }) => {
          const own = tables.filter((table) => table.origin === origin);
          if (own.length === 0) return null;
          return (
            <div key={origin}>
              <p className="mb-1 text-soft text-xs">{title}</p>
              {own.map((table) => (
                <Table key={table.name} table={table} onPick={onPick} />
              ))}
            </div>
          );
        })}
      </div>
    </Disclosure>
  );
}
