'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { useCellInfo } from '@/components/export/cell-info';
import { useOwnState } from '@/components/export/out-of-sight';
import { CodeEditor } from '@/components/ui/CodeEditor';
import { Disclosure } from '@/components/ui/Disclosure';
import { FIRST_CHART } from '@/lib/notebook/document/initial';
import type { ChartCell } from '@/lib/notebook/document/types';
import { chartFigure, chartNotices } from '@/lib/plots/chart/chart';
import { CHANNELS, type ChartColumn, checkColumns } from '@/lib/plots/chart/columns';
import { fillChart } from '@/lib/plots/chart/fill';
import { type ChartSpec, type SpecProblem, writeSpec } from '@/lib/plots/chart/spec';
import type { FigureParams } from '@/lib/plots/figure-params';
import { ChartForm } from './ChartForm';
import { CHART_ROWS, type ChartRows, useChartRows } from './use-chart-rows';
import { useInSight } from './use-in-sight';
import { useTables } from './use-tables';

const NO_COLUMNS: readonly ChartColumn[] = [];

interface ChartCellBodyProps {
  cell: ChartCell;
  onChange(change: Partial<Pick<ChartCell, 'spec'>>): void;
  /** No query may run yet: the reader has not let them. */
  held?: boolean;
  /** The chart is looked at, not edited. */
  readOnly?: boolean;
}

function Problems({ problems }: { problems: readonly SpecProblem[] }) {
  return (
    <ul role="alert" className="rounded-md bg-alarm-paper px-3 py-2 text-alarm text-sm">
      {problems.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          {path && <code>{path}</code>} {message}
        </li>
      ))}
    </ul>
  );
}

function Drawn({ spec, read }: { spec: ChartSpec; read: ChartRows & { kind: 'read' } }) {
  const draw = useCallback(
    (params: FigureParams) => chartFigure(read.rows, read.columns, spec, params),
    [read, spec],
  );
  const notices = useMemo(() => chartNotices(read.rows, read.columns, spec), [read, spec]);
  const cut = `Only the first ${CHART_ROWS.toLocaleString('en')} rows are read.`;
  const all = read.cut ? [cut, ...notices] : notices;
  return (
    <>
      <Figure draw={draw} />
      {all.length > 0 && <p className="mt-1.5 text-soft text-sm">{all.join(' ')}</p>}
    </>
  );
}

function Plot({ spec, read, held }: { spec: ChartSpec; read: ChartRows; held: boolean }) {
  const quiet = (text: string) => (
    <p className="rounded-md border border-line border-dashed p-6 text-soft">{text}</p>
  );
  if (held) return quiet('Drawn once queries of this notebook may run.');
  if (read.kind === 'failed')
    return <Problems problems={[{ path: 'source', message: read.message }]} />;
  if (read.kind === 'waiting' || read.source !== spec.source) return quiet('Reading the rows.');
  const problems = checkColumns(spec, read.columns);
  if (problems.length > 0) return <Problems problems={problems} />;
  // Columns chosen just now are read in a moment.
  const wanted = columnsOf(spec);
  if (read.rows[0] && wanted.some((name) => !(name in read.rows[0]!))) {
    return quiet('Reading the rows.');
  }
  return <Drawn spec={spec} read={read} />;
}

/** Columns a chart draws, and those by which its marks are linked to other figures. */
function columnsOf(spec: ChartSpec): string[] {
  return CHANNELS.flatMap((channel) => spec[channel]?.column ?? []);
}

/** Why a chart is not drawn; null where it is. */
function lackingOf(spec: ChartSpec | null, read: ChartRows, held: boolean): string | null {
  if (held) return 'it waits until queries of the notebook are let run';
  if (!spec) return 'its specification cannot be read';
  if (read.kind === 'failed') return read.message;
  if (read.kind === 'waiting') return 'its rows were not read';
  const [problem] = checkColumns(spec, read.columns);
  return problem ? `${problem.path} ${problem.message}`.trim() : null;
}

/** A chart of a table's or query's rows, made by choice or by JSON. */
export function ChartCellBody({
  cell,
  onChange,
  held = false,
  readOnly = false,
}: ChartCellBodyProps) {
  // Columns as they were read last: what they suggest is drawn, and written only with a choice.
  const [columns, setColumns] = useState(NO_COLUMNS);
  const { named, spec, problems, text } = useMemo(
    () => fillChart(cell.spec.trim() === '' ? FIRST_CHART : cell.spec, columns),
    [cell.spec, columns],
  );
  const place = useRef<HTMLDivElement>(null);
  const inSight = useInSight(place);
  const tables = useTables();
  const sources = useMemo(() => tables.map((table) => table.name), [tables]);
  const wanted = spec ? [...columnsOf(spec), 'class', 'team', 'band'] : [];
  const { read, settled } = useChartRows(spec?.source ?? '', wanted, inSight && !held);
  useOwnState({ title: useCellInfo().title, settled, lacking: lackingOf(spec, read, held) });
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
              sources={sources}
              columns={columns}
              onChange={change}
            />
          )}
          <Plot spec={spec} read={read} held={held} />
        </>
      ) : (
        <Problems problems={problems} />
      )}
      {!readOnly && (
        <Disclosure title="Specification, as JSON" initiallyOpen={spec === null}>
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
