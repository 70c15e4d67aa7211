'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/Button';
import { DataTable } from '@/components/ui/DataTable';
import { Disclosure } from '@/components/ui/Disclosure';
import { saveFile } from '@/components/ui/save-file';
import { formatCell, type TableColumn, type TableRow } from '@/components/ui/table-format';
import { toCsv } from '@/lib/export/csv';

interface RowsProps {
  /** Name of the result table, and of the file it is saved as. */
  table: string;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
}

/** The rows behind a figure, and their CSV. */
export function Rows({ table, columns, rows }: RowsProps) {
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
      </div>
    </Disclosure>
  );
}
