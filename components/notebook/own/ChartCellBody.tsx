'use client';

import { useCallback, useEffect, useMemo, useRef } from 'react';
import { CodeEditor } from '@/components/ui/CodeEditor';
import { Disclosure } from '@/components/ui/Disclosure';
import { chartFigure, chartNotices } from '@/lib/figures/chart/chart';
import { CHANNELS, checkColumns, defaultSpec } from '@/lib/figures/chart/columns';
import { type ChartSpec, readSpec, type SpecProblem, writeSpec } from '@/lib/figures/chart/spec';
import type { FigureParams } from '@/lib/figures/figure-params';
import type { ChartCell } from '@/lib/notebook/document/types';
import { useCellInfo } from '../export/cell-info';
import { useOwnState } from '../export/out-of-sight';
import { Figure } from '../Figure';
import { ChartForm } from './ChartForm';
import { CHART_ROWS, type ChartRows, useChartRows } from './use-chart-rows';
import { useInSight } from './use-in-sight';
import { useTables } from './use-tables';

/** A chart that says nothing yet. */
const FIRST = 'class_metrics';

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
  const { spec, problems } = useMemo(() => readSpec(cell.spec), [cell.spec]);
  const place = useRef<HTMLDivElement>(null);
  const inSight = useInSight(place);
  const tables = useTables();
  const sources = useMemo(() => tables.map((table) => table.name), [tables]);
  const wanted = spec ? [...columnsOf(spec), 'class', 'team', 'band'] : [];
  const { read, settled } = useChartRows(spec?.source ?? '', wanted, inSight && !held);
  useOwnState({ title: useCellInfo().title, settled, lacking: lackingOf(spec, read, held) });
  const columns = read.kind === 'read' && read.source === spec?.source ? read.columns : [];
  const change = (next: ChartSpec) => onChange({ spec: writeSpec(next) });

  // A chart that names only its source and mark gets what suits its columns.
  const bare = spec !== null && columnsOf(spec).length === 0 && columns.length > 0;
  useEffect(() => {
    if (bare && spec && !readOnly)
      onChange({ spec: writeSpec(defaultSpec(spec.source, spec.mark, columns, spec)) });
  });
  useEffect(() => {
    if (cell.spec.trim() === '' && !readOnly)
      onChange({ spec: writeSpec({ source: FIRST, mark: 'dot' }) });
  });

  return (
    <div ref={place} className="space-y-3">
      {spec ? (
        <>
          {!readOnly && (
            <ChartForm spec={spec} sources={sources} columns={columns} onChange={change} />
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
            value={cell.spec}
            onChange={(next) => onChange({ spec: next })}
          />
        </Disclosure>
      )}
    </div>
  );
}
