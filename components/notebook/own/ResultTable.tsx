'use client';

import { useMemo, useRef } from 'react';
import { DataTable } from '@/components/ui/DataTable';
import { formatCell, type TableColumn } from '@/components/ui/table-format';
import type { QueryResult } from '@/lib/notebook/query/run';
import type { ColumnSummary as Summary } from '@/lib/notebook/query/summaries';
import { useCellInfo } from '../export/cell-info';
import { useExportable } from '../export/exportables';
import { SaveTable } from '../export/SaveTable';
import { ColumnSummary } from './ColumnSummary';

interface ResultTableProps {
  name: string;
  result: QueryResult;
  summaries: ReadonlyMap<string, Summary> | null;
}

const count = (value: number) => formatCell(value, 'count');

/** Which rows are shown, where not all are. */
function limitNote({ rows, total, kept }: QueryResult): string | null {
  if (rows.length === total) return null;
  const all = `The first ${count(rows.length)} of ${count(total)} rows are shown`;
  return kept === total
    ? `${all}; charts, other queries and the CSV have them all.`
    : `${all}; charts, other queries and the CSV have the first ${count(kept)}.`;
}

/** The rows of a query, its columns summed up in the header. */
export function ResultTable({ name, result, summaries }: ResultTableProps) {
  const columns = useMemo(
    () =>
      result.columns.map(
        ({ name: key, kind, type }): TableColumn => ({
          key,
          title: key,
          format: kind === 'number' ? 'number' : 'text',
          hint: type,
        }),
      ),
    [result],
  );
  const note = limitNote(result);
  const ref = useRef<HTMLDivElement>(null);
  const cell = useCellInfo();
  const table = useMemo(() => {
    const { rows } = result;
    return { name, caption: `Rows of ${name}`, columns, rows, ...(note && { note }) };
  }, [name, columns, result, note]);
  useExportable({ kind: 'table', table, cell }, ref);
  return (
    <div ref={ref} className="min-w-0">
      <DataTable
        caption={`Rows of ${name}`}
        columns={columns}
        rows={result.rows}
        renderSummary={(column) => {
          const summary = summaries?.get(column.key);
          return summary && <ColumnSummary summary={summary} />;
        }}
      />
      {note && <p className="mt-1.5 text-soft text-sm">{note}</p>}
      <div className="mt-1 flex justify-end">
        <SaveTable table={table} />
      </div>
    </div>
  );
}
