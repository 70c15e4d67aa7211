'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { useUserCellState, useVisible } from '@/components/export/all-cells';
import { useCellInfo } from '@/components/export/cell-info';
import { EmptyState, ErrorBox } from '@/components/ui/blocks';
import { CodeEditor } from '@/components/ui/CodeEditor';
import { Disclosure } from '@/components/ui/Disclosure';
import { firstChart } from '@/lib/notebook/document/initial';
import type { ChartCell } from '@/lib/notebook/document/types';
import { chartFigure, chartNotices } from '@/lib/plots/chart/chart';
import { CHANNELS, type ChartColumn, checkColumns, fillChart } from '@/lib/plots/chart/columns';
import { type ChartSpec, type SpecProblem, writeSpec } from '@/lib/plots/chart/spec';
import type { FigureParams } from '@/lib/plots/core/params';
import { ChartForm } from './ChartForm';
import { useTables } from './TablesPanel';
import { CHART_ROWS, type ChartRows, useChartRows } from './use-chart-rows';

const NO_COLUMNS: readonly ChartColumn[] = [];

interface ChartCellBodyProps {
  cell: ChartCell;
  onChange(change: Partial<Pick<ChartCell, 'spec'>>): void;
  /** No query may run before the user agrees. */
  untrusted?: boolean;
  /** Without controls. */
  readOnly?: boolean;
}

function Problems({ problems }: { problems: readonly SpecProblem[] }) {
  return (
    <ErrorBox>
      <ul>
        {problems.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {path && <code>{path}</code>} {message}
          </li>
        ))}
      </ul>
    </ErrorBox>
  );
}

function Drawn({ spec, read }: { spec: ChartSpec; read: ChartRows & { kind: 'read' } }) {
  const draw = useCallback(
    (params: FigureParams) => chartFigure(read.rows, read.columns, spec, params),
    [read, spec],
  );
  const notices = useMemo(() => chartNotices(read.rows, read.columns, spec), [read, spec]);
  const cut = `Only the first ${CHART_ROWS.toLocaleString('en')} rows are shown.`;
  const all = read.cut ? [cut, ...notices] : notices;
  return (
    <>
      <Figure draw={draw} finding={false} />
      {all.length > 0 && <p className="mt-1.5 text-soft text-sm">{all.join(' ')}</p>}
    </>
  );
}

function Plot({ spec, read, untrusted }: { spec: ChartSpec; read: ChartRows; untrusted: boolean }) {
  if (untrusted)
    return <EmptyState>Shown when you let the queries of this notebook run.</EmptyState>;
  if (read.kind === 'failed')
    return <Problems problems={[{ path: 'source', message: read.message }]} />;
  if (read.kind === 'waiting' || read.source !== spec.source)
    return <EmptyState>Reading rows…</EmptyState>;
  const problems = checkColumns(spec, read.columns);
  if (problems.length > 0) return <Problems problems={problems} />;
  // Columns that were just chosen are not read yet.
  const wanted = columnsOf(spec);
  if (read.rows[0] && wanted.some((name) => !(name in read.rows[0]!))) {
    return <EmptyState>Reading rows…</EmptyState>;
  }
  return <Drawn spec={spec} read={read} />;
}

/** The columns that a chart draws. */
function columnsOf(spec: ChartSpec): string[] {
  return CHANNELS.flatMap((channel) => spec[channel]?.column ?? []);
}

/** Why a chart has nothing to export; null if it has. */
function missingOf(spec: ChartSpec | null, read: ChartRows, untrusted: boolean): string | null {
  if (untrusted) return 'its queries have not been allowed to run';
  if (!spec) return 'its specification is invalid';
  if (read.kind === 'failed') return read.message;
  if (read.kind === 'waiting') return 'its rows are not read yet';
  const [problem] = checkColumns(spec, read.columns);
  return problem ? `${problem.path} ${problem.message}`.trim() : null;
}

/** A chart of the rows of a table or query, specified by a form or by JSON. */
export function ChartCellBody({
  cell,
  onChange,
  untrusted = false,
  readOnly = false,
}: ChartCellBodyProps) {
  // The last columns read. Defaults derived from them are drawn, but stored only with a choice.
  const [columns, setColumns] = useState(NO_COLUMNS);
  const { named, spec, problems, text } = useMemo(
    () => fillChart(cell.spec.trim() === '' ? firstChart() : cell.spec, columns),
    [cell.spec, columns],
  );
  const place = useRef<HTMLDivElement>(null);
  const visible = useVisible(place);
  const tables = useTables();
  const wanted = spec ? [...columnsOf(spec), 'class', 'team', 'band'] : [];
  const { read, upToDate } = useChartRows(spec?.source ?? '', wanted, visible && !untrusted);
  useUserCellState({
    title: useCellInfo().title,
    upToDate,
    missing: missingOf(spec, read, untrusted),
  });
  const found = read.kind === 'read' && read.source === spec?.source ? read.columns : NO_COLUMNS;
  if (found !== columns) setColumns(found);
  const change = (next: ChartSpec) => onChange({ spec: writeSpec(next) });

  return (
    <div ref={place} className="space-y-3">
      {spec && named ? (
        <>
          {!readOnly && (
            <ChartForm
              named={named}
              spec={spec}
              tables={tables}
              columns={columns}
              onChange={change}
            />
          )}
          <Plot spec={spec} read={read} untrusted={untrusted} />
        </>
      ) : (
        <Problems problems={problems} />
      )}
      {!readOnly && (
        <Disclosure title="Specification (JSON)" initiallyOpen={spec === null}>
          <CodeEditor
            label="Specification of the chart"
            language="json"
            value={text}
            onChange={(next) => onChange({ spec: next })}
          />
        </Disclosure>
      )}
    </div>
  );
}
