'use client';

import { Database, Download } from 'lucide-react';
import { useContext } from 'react';
import { Button } from '@/components/ui/Button';
import { DataTable } from '@/components/ui/DataTable';
import { Disclosure } from '@/components/ui/Disclosure';
import { saveFile } from '@/components/ui/save-file';
import { formatCell, type TableColumn, type TableRow } from '@/components/ui/table-format';
import { toCsv } from '@/lib/export/csv';
import { CellIdContext } from './document';
import { openAsQuery } from './own/open-as-query';
import { useViewMode } from './view-mode';

interface RowsProps {
  /** Name of the result table, and of the file it is saved as. */
  table: string;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  /** SQL that gives these rows. */
  query?: string;
}

/** The query that gives the rows, to be read and to go on from. */
function Query({ sql }: { sql: string }) {
  const cell = useContext(CellIdContext);
  const editing = useViewMode().kind === 'edit';
  return (
    <div className="space-y-2">
      <p className="text-soft text-sm">The query that gives them:</p>
      <pre className="max-h-48 overflow-auto rounded-md border border-line bg-sunken px-3 py-2 text-xs">
        {sql}
      </pre>
      {editing && (
        <Button onClick={() => openAsQuery(sql, cell)}>
          <Database size={14} aria-hidden /> Open as a query
        </Button>
      )}
    </div>
  );
}

/** The rows behind a figure, and their CSV. */
export function Rows({ table, columns, rows, query }: RowsProps) {
  const save = () => {
    const keys = columns.map((column) => column.key);
    const values = rows.map((row) => keys.map((key) => row[key]));
    saveFile(`${table}.csv`, toCsv(keys, values), 'text/csv');
  };
  const title = (
    <span>
      The {formatCell(rows.length, 'count')} rows behind this{' '}
      <code className="ml-1 text-xs">{table}</code>
    </span>
  );
  return (
    <Disclosure title={title} className="mt-3">
      <div className="space-y-2">
        <DataTable caption={`Rows of ${table}`} columns={columns} rows={rows} />
        <Button onClick={save}>
          <Download size={14} aria-hidden /> Save as CSV, in full precision
        </Button>
        {query && <Query sql={query} />}
      </div>
    </Disclosure>
  );
}
