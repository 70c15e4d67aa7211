'use client';

import { useCallback, useMemo } from 'react';
import { type IntervalKey, WithInterval, withIntervals } from '@/components/cells/shared/intervals';
import type { ClassMetric } from '@/components/cells/shared/metrics';
import { ResultTable } from '@/components/cells/shared/ResultTable';
import { formatCell, type TableColumn, type TableRow } from '@/components/ui/table-format';
import { CLASS_STATISTICS } from '@/lib/metrics';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import type { TaskView } from '@/lib/notebook/view';
import type { IntervalMethod } from '@/lib/scoring/result-tables';

/** Key of a team's column; the prefix keeps it apart from the other keys. */
const teamKey = (team: string) => `team ${team}`;

type Row = Record<string, string | number | null>;

function pivot(view: TaskView, metric: ClassMetric): Row[] {
  const rows = new Map<string, Row>();
  for (const { class: name, band, prevalence, team, ...metrics } of view.classRows) {
    const row = rows.get(name) ?? { class: name, band, prevalence, best: null };
    const value = metrics[metric];
    row[teamKey(team)] = value;
    if (value !== null) {
      const best = row.best as number | null;
      const better =
        best === null ||
        (CLASS_STATISTICS[metric].better === 'lower' ? value < best : value > best);
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

/** The statistic of a table cell; null if it has no interval. */
function keyOf(row: TableRow, { key }: TableColumn, metric: ClassMetric): IntervalKey | null {
  if (!key.startsWith('team ') || metric === 'ece') return null;
  return { team: key.slice('team '.length), scope: 'class', subject: String(row.class), metric };
}

interface ClassTableProps {
  view: TaskView;
  metric: ClassMetric;
  u: TaskUncertainty;
  method: IntervalMethod;
}

/** A value with its interval, the best of the class in bold. */
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
      const key = keyOf(row, column, metric);
      return key ? (
        <WithInterval u={u} of={key} method={method}>
          {value}
        </WithInterval>
      ) : (
        value
      );
    },
    [metric, u, method],
  );
}

/** A row for each class, a column for each team; the best of each row in bold. */
export function ClassTable(props: ClassTableProps) {
  const { view, metric, u, method } = props;
  const cell = useCells(props);
  const rows = useMemo(() => pivot(view, metric), [view, metric]);
  const columns = useMemo<TableColumn[]>(
    () => [
      { key: 'class', title: 'Class', format: 'text' },
      { key: 'band', title: 'Band', format: 'text' },
      {
        key: 'prevalence',
        title: 'Prevalence',
        format: 'percent',
        hint: 'In the images of this task',
      },
      ...view.teams.map(
        (team): TableColumn => ({
          key: teamKey(team),
          title: team,
          format: 'score',
          team,
          best: {
            is: CLASS_STATISTICS[metric].better === 'lower' ? 'lowest' : 'highest',
            of: 'row',
          },
        }),
      ),
    ],
    [view.teams, metric],
  );
  const saved = useMemo(
    () => withIntervals(u, columns, rows, (row, column) => keyOf(row, column, metric), method),
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
