'use client';

import { Download } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useCellInfo } from '@/components/export/cell-info';
import { useExportable } from '@/components/export/exportables';
import { SaveTable } from '@/components/export/SaveTable';
import { Button } from '@/components/ui/Button';
import { Disclosure } from '@/components/ui/Disclosure';
import { LazyDataTable } from '@/components/ui/LazyDataTable';
import { saveFile } from '@/components/ui/save-file';
import { formatCell, type TableColumn, type TableRow } from '@/components/ui/table-format';
import { tableCsv } from '@/lib/export/table/delimited';
import { QueryBehind } from './QueryBehind';

interface RowsProps {
  /** Name of the result table, and of the file it is saved as. */
  table: string;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  /** SQL that gives these rows. */
  query?: string;
}

/** The rows behind a figure, and their CSV. */
export function Rows({ table, columns, rows, query }: RowsProps) {
  const ref = useRef<HTMLDivElement>(null);
  const cell = useCellInfo();
  const exported = useMemo(
    () => ({ name: table, caption: `Rows of ${table}`, columns, rows }),
    [table, columns, rows],
  );
  useExportable({ kind: 'table', table: exported, cell }, ref);
  const save = () => saveFile(`${table}.csv`, tableCsv(exported), 'text/csv');
  const title = (
    <span>
      {rows.length === 1 ? 'The row' : `The ${formatCell(rows.length, 'count')} rows`} behind this{' '}
      <code className="ml-1 text-xs">{table}</code>
    </span>
  );
  return (
    <Disclosure title={title} className="mt-3" ref={ref}>
      <div className="space-y-2">
        <LazyDataTable caption={`Rows of ${table}`} columns={columns} rows={rows} />
        <div className="flex flex-wrap justify-between gap-2">
          <Button onClick={save}>
            <Download size={14} aria-hidden /> Save as CSV, in full precision
          </Button>
          <SaveTable table={exported} />
        </div>
        {query && <QueryBehind sql={query} />}
      </div>
    </Disclosure>
  );
}
