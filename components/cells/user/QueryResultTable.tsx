'use client';

import { Download } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useCellInfo } from '@/components/export/cell-info';
import { useExportable } from '@/components/export/exportables';
import { SaveTable } from '@/components/export/SaveTable';
import { useSession } from '@/components/hooks/context';
import { useQuerySession } from '@/components/hooks/query-session';
import { SelectableTable } from '@/components/selection/SelectableTable';
import { Button } from '@/components/ui/Button';
import { saveFile } from '@/components/ui/save-file';
import { formatCell, type TableColumn } from '@/components/ui/table-format';
import { fileName } from '@/lib/export/pack/paths';
import { KEPT_ROWS, type QueryResult } from '@/lib/sql/query/run';
import type { ColumnSummary as Summary } from '@/lib/sql/query/summaries';
import { CHART_ROWS } from './use-chart-rows';

const WIDTH = 96;
const HEIGHT = 22;

function Histogram({ bins, range }: Pick<Summary, 'bins' | 'range'>) {
  const most = Math.max(...bins, 1);
  const step = WIDTH / bins.length;
  const low = formatCell(range?.low ?? null, 'number');
  const high = formatCell(range?.high ?? null, 'number');
  return (
    <>
      <svg
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={`Values from ${low} to ${high}`}
        className="ml-auto text-accent"
      >
        {bins.map((count, i) => {
          const height = count === 0 ? 0 : Math.max(1, (count / most) * HEIGHT);
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bin is identified by its index
              key={i}
              x={i * step}
              y={HEIGHT - height}
              width={step - 1}
              height={height}
              fill="currentColor"
              opacity={0.7}
            />
          );
        })}
      </svg>
      <span className="flex justify-between gap-2">
        <span>{low}</span>
        <span>{high}</span>
      </span>
    </>
  );
}

function Top({ top }: Pick<Summary, 'top'>) {
  return top.map(({ value, count }) => (
    <span key={value} className="flex justify-between gap-2">
      <span className="max-w-28 truncate">{value}</span>
      <span>{formatCell(count, 'count')}</span>
    </span>
  ));
}

/** A summary of a column: histogram or most frequent values, distinct and missing values. */
export function ColumnSummary({ summary }: { summary: Summary }) {
  const { nulls, distinct, range, bins, top } = summary;
  return (
    <div className="min-w-24 px-2.5 pb-1.5 font-normal text-[11px] text-soft leading-tight">
      {range ? <Histogram bins={bins} range={range} /> : <Top top={top} />}
      <span className="block whitespace-nowrap">
        {formatCell(distinct, 'count')} distinct
        {nulls > 0 && `, ${formatCell(nulls, 'count')} empty`}
      </span>
    </div>
  );
}

interface QueryResultTableProps {
  name: string;
  result: QueryResult;
  summaries: ReadonlyMap<string, Summary> | null;
}

const count = (value: number) => formatCell(value, 'count');

/** Says which rows are shown and saved, if not all are. */
function limitNote({ rows, total, kept }: QueryResult): string | null {
  if (rows.length === total) return null;
  const shown = `Showing ${count(rows.length)} of ${count(total)} rows, also in Markdown, LaTeX and copied cells.`;
  const which = kept === total ? 'all rows' : `the first ${count(kept)}`;
  return kept > CHART_ROWS
    ? `${shown} CSV, Parquet and other queries use ${which}; charts use the first ${count(CHART_ROWS)}.`
    : `${shown} CSV, Parquet, charts and other queries use ${which}.`;
}

/** Types whose values are printed without decimals. */
const WHOLE = /^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/;

/** The rows of a query, with a summary of each column in the header. */
export function QueryResultTable({ name, result, summaries }: QueryResultTableProps) {
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
  const querySession = useQuerySession();
  const session = useSession();
  const whole = useMemo(() => {
    if (result.kept <= result.rows.length) return {};
    const rest = async () => ({
      ...table,
      rows: (await querySession.reads.rows(name, KEPT_ROWS)).rows,
    });
    return { whole: rest };
  }, [result, table, querySession, name]);
  useExportable({ kind: 'table', table, cell, ...whole }, ref);
  const save = async () => {
    try {
      const { tableCsv } = await import('@/lib/export/table/delimited');
      const all = (await whole.whole?.()) ?? table;
      saveFile(`${fileName(name)}.csv`, tableCsv(all), 'text/csv');
    } catch (error) {
      session.report(error);
    }
  };
  return (
    <div ref={ref} className="min-w-0">
      <SelectableTable
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
          <Download size={14} aria-hidden /> Save as CSV (full precision)
        </Button>
        <SaveTable table={table} {...whole} />
      </div>
    </div>
  );
}
