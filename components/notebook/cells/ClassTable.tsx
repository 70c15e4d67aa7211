'use client';

import { useMemo } from 'react';
import { formatCell, type TableColumn, type TableRow } from '@/components/ui/table-format';
import type { TaskView } from '@/lib/notebook/view';
import { ResultTable } from '../ResultTable';
import type { ClassMetric } from './class-metric';

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

function cell(row: TableRow, column: TableColumn) {
  const value = row[column.key] ?? null;
  if (!column.key.startsWith('team ') || value === null || value !== row.best) return undefined;
  return (
    <strong>
      {formatCell(value, column.format)}
      <span className="sr-only">, best of the class</span>
    </strong>
  );
}

/** Classes down, teams across; the best of each row in bold. */
export function ClassTable({ view, metric }: { view: TaskView; metric: ClassMetric }) {
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
  return (
    <ResultTable
      name="classes-by-team"
      caption="Classes by team"
      columns={columns}
      rows={rows}
      renderCell={cell}
      maxHeight={720}
    />
  );
}
