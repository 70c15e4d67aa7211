'use client';

import { useCallback, useMemo } from 'react';
import { TableForExport } from '@/components/cells/shared/ForExport';
import { type IntervalKey, WithInterval, withIntervals } from '@/components/cells/shared/intervals';
import type { ClassMetric } from '@/components/cells/shared/metrics';
import { ResultTable } from '@/components/cells/shared/ResultTable';
import { formatCell, type TableColumn, type TableRow } from '@/components/ui/table-format';
import { CLASS_STATISTICS, type TeamStatisticName } from '@/lib/metrics';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import type { TaskView } from '@/lib/notebook/view';
import type { IntervalMethod } from '@/lib/scoring/result-tables';

/** Key of a team's column; the prefix keeps it apart from the other keys. */
const teamKey = (team: string) => `team ${team}`;

type Row = Record<string, string | number | null>;

function pivot(view: TaskView, metric: ClassMetric): Row[] {
  const pick = CLASS_STATISTICS[metric].better === 'lower' ? Math.min : Math.max;
  const known = new Map<string, number[]>();
  const rows = new Map<string, Row>();
  for (const { class: name, band, prevalence, team, ...metrics } of view.classRows) {
    const row = rows.get(name) ?? { class: name, band, prevalence, best: null };
    const value = metrics[metric];
    row[teamKey(team)] = value;
    if (value !== null) known.set(name, [...(known.get(name) ?? []), value]);
    rows.set(name, row);
  }
  for (const [name, values] of known) {
    // Of several that are all equal, none is best.
    if (values.length === 1 || new Set(values).size > 1) rows.get(name)!.best = pick(...values);
  }
  return view.classOrder.map((name) => rows.get(name)).filter((row) => row !== undefined);
}

/** The rows of means below the classes: over classes, and of the counts of all classes together. */
const SUMMARIES: Readonly<
  Record<ClassMetric, readonly { readonly title: string; readonly statistic: TeamStatisticName }[]>
> = {
  ap: [{ title: 'Mean (mAP)', statistic: 'map' }],
  auroc: [{ title: 'Mean (mAUROC)', statistic: 'mauroc' }],
  f1: [
    { title: 'Macro F1', statistic: 'mf1' },
    { title: 'Micro F1', statistic: 'micro_f1' },
  ],
  fnr: [
    { title: 'Macro FNR', statistic: 'macro_fnr' },
    { title: 'Micro FNR', statistic: 'micro_fnr' },
  ],
  ece: [{ title: 'Mean (mECE)', statistic: 'mece' }],
};

function summaryRows({ teamRows }: TaskView, metric: ClassMetric): Row[] {
  return SUMMARIES[metric].map(({ title, statistic }) => {
    const values = teamRows.map((row) => [teamKey(row.team), row[statistic]] as const);
    const known = values.flatMap(([, value]) => value ?? []);
    const pick = CLASS_STATISTICS[metric].better === 'lower' ? Math.min : Math.max;
    const best = new Set(known).size > 1 ? pick(...known) : null;
    return { class: title, best, ...Object.fromEntries(values) };
  });
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

function columnsOf({ view, metric }: ClassTableProps): TableColumn[] {
  const is = CLASS_STATISTICS[metric].better === 'lower' ? 'lowest' : 'highest';
  return [
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
        best: { is, of: 'row' },
      }),
    ),
  ];
}

/** The table of classes and teams, with intervals as data. */
function tableOf(props: ClassTableProps) {
  const { view, metric, u, method } = props;
  const columns = columnsOf(props);
  const rows = pivot(view, metric);
  const key = (row: TableRow, column: TableColumn) => keyOf(row, column, metric);
  return {
    name: `classes-by-team-${metric}`,
    caption: `${CLASS_STATISTICS[metric].name} of each class and team, ${view.task}`,
    ...withIntervals(u, columns, rows, key, method),
    summary: summaryRows(view, metric),
  };
}

/** A row for each class, a column for each team; the best of each row in bold, means at the end. */
export function ClassTable(props: ClassTableProps) {
  const { view, metric, u, method } = props;
  const cell = useCells(props);
  const table = useMemo(() => tableOf({ view, metric, u, method }), [view, metric, u, method]);
  return <ResultTable {...table} renderCell={cell} maxHeight={720} />;
}

/** The same table in a paper pack, while the page shows the heat map. */
export function ClassTableForExport(props: ClassTableProps) {
  return <TableForExport make={() => tableOf(props)} />;
}
