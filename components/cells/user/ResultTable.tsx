'use client';

import { Download } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useCellInfo } from '@/components/export/cell-info';
import { useExportable } from '@/components/export/exportables';
import { SaveTable } from '@/components/export/SaveTable';
import { useWorkspace } from '@/components/hooks/context';
import { useSession } from '@/components/hooks/query-session';
import { Button } from '@/components/ui/Button';
import { DataTable } from '@/components/ui/DataTable';
import { saveFile } from '@/components/ui/save-file';
import { formatCell, type TableColumn } from '@/components/ui/table-format';
import { fileName } from '@/lib/export/pack/paths';
import { tableCsv } from '@/lib/export/table/delimited';
import { KEPT_ROWS, type QueryResult } from '@/lib/notebook/query/run';
import type { ColumnSummary as Summary } from '@/lib/notebook/query/summaries';
import { ColumnSummary } from './ColumnSummary';
import { CHART_ROWS } from './use-chart-rows';

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
  const has = kept === total ? 'them all' : `the first ${count(kept)}`;
  const chart = kept > CHART_ROWS ? `, charts the first ${count(CHART_ROWS)}` : ', as charts do';
  return `${all}, and stand in Markdown, LaTeX and cells. Other queries, CSV and Parquet have ${has}${chart}.`;
}

/** A whole number is printed without decimals. */
const WHOLE = /^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/;

/** The rows of a query, its columns summed up in the header. */
export function ResultTable({ name, result, summaries }: ResultTableProps) {
  const columns = useMemo(
    () =>
      result.columns.map(
        ({ name: key, kind, type }): TableColumn => ({
          key,
          title: key,
          format: kind !== 'number' ? 'text' : WHOLE.test(type) ? 'count' : 'number',
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
  const session = useSession();
  const workspace = useWorkspace();
  const whole = useMemo(() => {
    if (result.kept <= result.rows.length) return {};
    const rest = async () => ({ ...table, rows: (await session.rows(name, KEPT_ROWS)).rows });
    return { whole: rest };
  }, [result, table, session, name]);
  useExportable({ kind: 'table', table, cell, ...whole }, ref);
  const save = async () => {
    try {
      const all = (await whole.whole?.()) ?? table;
      saveFile(`${fileName(name)}.csv`, tableCsv(all), 'text/csv');
    } catch (error) {
      workspace.report(error);
    }
  };
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
      <div className="mt-2 flex flex-wrap justify-between gap-2">
        <Button onClick={() => void save()}>
          <Download size={14} aria-hidden /> Save as CSV, in full precision
        </Button>
        <SaveTable table={table} {...whole} />
      </div>
    </div>
  );
}
