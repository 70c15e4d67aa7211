'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { DataTable } from '@/components/ui/DataTable';
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
  const [open, setOpen] = useState(false);
  const save = () => {
    const keys = columns.map((column) => column.key);
    const csv = toCsv(
      keys,
      rows.map((row) => keys.map((key) => row[key])),
    );
    saveFile(`${table}.csv`, csv, 'text/csv');
  };
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className="mt-3">
      <summary className="w-fit text-soft text-sm hover:text-ink">
        The {formatCell(rows.length, 'count')} rows behind this{' '}
        <code className="text-xs">{table}</code>
      </summary>
      {open && (
        <div className="mt-2 space-y-2">
          <DataTable caption={`Rows of ${table}`} columns={columns} rows={rows} />
          <Button onClick={save}>
            <Download size={14} aria-hidden /> Save as CSV, in full precision
          </Button>
        </div>
      )}
    </details>
  );
}
