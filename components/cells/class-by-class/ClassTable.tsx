'use client';

import { useCallback, useMemo } from 'react';
import type { ClassMetric } from '@/components/cells/shared/class-metric';
import { intervalText, type Wanted } from '@/components/cells/shared/interval-bars';
import { ResultTable } from '@/components/cells/shared/ResultTable';
import { withIntervals } from '@/components/cells/shared/saved-intervals';
import { WithInterval } from '@/components/cells/shared/WithInterval';
import { formatCell, type TableColumn, type TableRow } from '@/components/ui/table-format';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import type { TaskView } from '@/lib/notebook/view';
import type { IntervalMethod } from '@/lib/scoring/result-tables';

/** Column of a team: apart from the other keys, whatever the team is called. */
const teamKey = (team: string) => `team ${team}`;

const LOW_IS_BEST: ReadonlySet<ClassMetric> = new Set(['fnr', 'ece']);

type Row = Record<string, string | number | null>;

function pivot(view: TaskView, metric: ClassMetric): Row[] {
  const rows = new Map<string, Row>();
  for (const { class: name, band, prevalence, team, ...metrics } of view.classRows) {
    const row = rows.get(name) ?? { class: name, band, prevalence, best: null };
    const value = metrics[metric];
    row[teamKey(team)] = value;
    if (value !== null) {
      const best = row.best as number | null;
      const better = best === null || (LOW_IS_BEST.has(metric) ? value < best : value > best);
      if (better) row.best = value;
    }
    rows.set(name, row);
  }
  return view.classOrder.map((name) => rows.get(name)).filter((row) => row !== undefined);
}

function isBest(row: TableRow, { key }: TableColumn): boolean {
  const value = row[key] ?? null;
  return key.startsWith('team ') && value !== null && value === row.best;
}

/** The figure that a value is, where it has an interval. */
function wantedOf(row: TableRow, { key }: TableColumn, metric: ClassMetric): Wanted | null {
  if (!key.startsWith('team ') || metric === 'ece') return null;
  return { team: key.slice('team '.length), scope: 'class', subject: String(row.class), metric };
}

interface ClassTableProps {
  view: TaskView;
  metric: ClassMetric;
  u: TaskUncertainty;
  method: IntervalMethod;
}

/** A value with its interval where there is one, the best of its class in bold. */
function useCells({ metric, u, method }: ClassTableProps) {
  return useCallback(
    (row: TableRow, column: TableColumn) => {
      if (!column.key.startsWith('team ')) return undefined;
      const text = formatCell(row[column.key], column.format);
      const value = isBest(row, column) ? (
        <strong>
          {text}
          <span className="sr-only">, best of the class</span>
        </strong>
      ) : (
        text
      );
      const wanted = wantedOf(row, column, metric);
      const interval = wanted && intervalText(u, wanted, method);
      return interval ? <WithInterval value={value} interval={interval} /> : value;
    },
    [metric, u, method],
  );
}

/** Classes down, teams across; the best of each row in bold. */
export function ClassTable(props: ClassTableProps) {
  const { view, metric, u, method } = props;
  const cell = useCells(props);
  const rows = useMemo(() => pivot(view, metric), [view, metric]);
  const columns = useMemo<TableColumn[]>(
    () => [
      { key: 'class', title: 'Class', format: 'text' },
      { key: 'band', title: 'Band', format: 'text' },
      { key: 'prevalence', title: 'Prevalence', format: 'percent', hint: 'In this task’s images' },
      ...view.teams.map(
        (team): TableColumn => ({
          key: teamKey(team),
          title: team,
          format: 'score',
          team,
          best: { is: LOW_IS_BEST.has(metric) ? 'lowest' : 'highest', of: 'row' },
        }),
      ),
    ],
    [view.teams, metric],
  );
  const saved = useMemo(
    () => withIntervals(u, columns, rows, (row, column) => wantedOf(row, column, metric), method),
    [u, columns, rows, metric, method],
  );
  return (
    <ResultTable
      name="classes-by-team"
      caption="Classes by team"
      {...saved}
      renderCell={cell}
      maxHeight={720}
    />
  );
}
