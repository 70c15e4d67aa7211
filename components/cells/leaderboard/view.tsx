'use client';

import { useCallback, useMemo } from 'react';
import { asTableRows, COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { liftedMeans } from '@/components/cells/shared/few-positives';
import { IntervalSwitch } from '@/components/cells/shared/IntervalSwitch';
import { intervalBars, intervalText } from '@/components/cells/shared/interval-bars';
import { ResultTable } from '@/components/cells/shared/ResultTable';
import { Rows } from '@/components/cells/shared/Rows';
import { withIntervals } from '@/components/cells/shared/saved-intervals';
import { WithInterval } from '@/components/cells/shared/WithInterval';
import { useTask, useView } from '@/components/hooks/context';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { formatCell, type TableColumn, type TableRow } from '@/components/ui/table-format';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { teamOf } from '@/lib/notebook/session/names';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import type { TaskView } from '@/lib/notebook/view';
import type { FigureParams } from '@/lib/plots/figure-params';
import { countOf } from '@/lib/plots/format';
import { leaderboardFigure } from '@/lib/plots/leaderboard';
import type { TeamMetricRow } from '@/lib/scoring/result-tables';
import { alikeLetters } from './alike-letters';
import { rankIn } from './ranks';

type Metric = 'map' | 'mauroc' | 'mf1' | 'mece';

const RANKED: readonly { metric: Metric; title: string; best: 'high' | 'low' }[] = [
  { metric: 'map', title: 'mAP', best: 'high' },
  { metric: 'mauroc', title: 'mAUROC', best: 'high' },
  { metric: 'mf1', title: 'mF1', best: 'high' },
  { metric: 'mece', title: 'mECE', best: 'low' },
];

const LEADERBOARD_COLUMNS: readonly TableColumn[] = [
  { key: 'rank', title: 'Rank', format: 'count' },
  { key: 'team', title: 'Team', format: 'text' },
  ...RANKED.flatMap(({ metric, title, best }): TableColumn[] => [
    {
      key: metric,
      title,
      format: 'score',
      best: { is: best === 'high' ? 'highest' : 'lowest', of: 'column' },
    },
    {
      key: `${metric}_rank`,
      title: 'Rank',
      format: 'count',
      hint: `Rank by ${title}`,
      rankOf: metric,
    },
  ]),
].filter((column) => column.key !== 'map_rank') as readonly TableColumn[];

function leaderboardRows(rows: readonly TeamMetricRow[]): TableRow[] {
  return rows.map((row) => ({
    rank: row.rank,
    team: row.team,
    ...Object.fromEntries(
      RANKED.flatMap(({ metric, best }) => [
        [metric, row[metric]],
        [
          `${metric}_rank`,
          rankIn(
            row[metric],
            rows.map((other) => other[metric]),
            best,
          ),
        ],
      ]),
    ),
  }));
}

/** Teams scored on less than the whole task: their means are over other classes or images. */
function PartlyScored() {
  const { task, teams } = useTask();
  const { sources, tasks } = useView().files;
  const whole = tasks.find((t) => t.name === task);
  const lines = sources.flatMap((entry) => {
    const submission = entry.joined?.task === whole?.id ? entry.joined?.submission : undefined;
    if (!whole || !submission || !teams.includes(teamOf(entry))) return [];
    const { scored, missing, alignment } = submission;
    if (missing.length === 0 && alignment.onlyLabels === 0) return [];
    const images = countOf(whole.source.check.images, 'image');
    return [
      `${teamOf(entry)} is scored on ${scored.length} of ${countOf(whole.classes.length, 'class', 'classes')} ` +
        `and ${formatCell(alignment.labelRows.length, 'count')} of ${images}.`,
    ];
  });
  if (lines.length === 0) return null;
  return (
    <p className="mt-3 text-soft text-sm">
      {lines.slice(0, 8).join(' ')}
      {lines.length > 8 && ` So are ${lines.length - 8} more teams, each on its own part.`} Means
      over different classes or images do not compare.
    </p>
  );
}

const RESAMPLED = ['map', 'mauroc', 'mf1'] as const;

const ofTeam = (team: string, metric: (typeof RESAMPLED)[number]) =>
  ({ team, scope: 'team', subject: null, metric }) as const;

const ALIKE: TableColumn = {
  key: 'alike',
  title: 'Alike',
  format: 'text',
  hint: 'Neighbours that share a letter cannot be told apart by mAP (Holm)',
};

/** Values with their intervals, and letters for teams that cannot be told apart. */
function useIntervals(u: TaskUncertainty, { teamRows, teams }: TaskView) {
  const intervals = useMemo(
    () =>
      intervalBars(
        u,
        teamRows.flatMap((row) => RESAMPLED.map((metric) => ofTeam(row.team, metric))),
        u.settings.method,
        liftedMeans(u, teams),
      ),
    [u, teamRows, teams],
  );
  const letters = useMemo(
    () => (intervals ? alikeLetters(u.indistinct) : new Map<string, string>()),
    [u, intervals],
  );
  const renderCell = useCallback(
    (row: TableRow, column: TableColumn) => {
      const metric = RESAMPLED.find((name) => name === column.key);
      const interval = metric && intervalText(u, ofTeam(String(row.team), metric));
      return interval ? (
        <WithInterval value={formatCell(row[column.key], column.format)} interval={interval} />
      ) : undefined;
    },
    [u],
  );
  return { intervals, letters, renderCell };
}

export function LeaderboardBody() {
  const view = useTask();
  const { teamRows } = view;
  const u = useUncertainty();
  const { intervals, letters, renderCell } = useIntervals(u, view);
  const draw = useCallback(
    (params: FigureParams) =>
      leaderboardFigure(teamRows, { ...params, ...(intervals && { intervals }) }),
    [teamRows, intervals],
  );
  const rows = leaderboardRows(teamRows).map((row) => ({
    ...row,
    alike: letters.get(String(row.team)) ?? null,
  }));
  const [rank, team, ...others] = LEADERBOARD_COLUMNS;
  const columns = letters.size > 0 ? [rank!, team!, ALIKE, ...others] : LEADERBOARD_COLUMNS;
  const saved = withIntervals(u, columns, rows, (row, column) => {
    const metric = RESAMPLED.find((name) => name === column.key);
    return metric ? ofTeam(String(row.team), metric) : null;
  });
  return (
    <>
      <div className="mb-4">
        <IntervalSwitch u={u} />
      </div>
      <div className={`grid items-start gap-6 ${intervals ? '' : '2xl:grid-cols-2'}`}>
        <ResultTable name="leaderboard" caption="Leaderboard" {...saved} renderCell={renderCell} />
        <Figure draw={draw} />
      </div>
      {letters.size > 0 && (
        <p className="mt-3 max-w-prose text-soft text-sm">
          Neighbours that share a letter cannot be told apart by mAP: no two of them differ
          significantly (paired over the same replicates, Holm over all pairs).
        </p>
      )}
      <PartlyScored />
      <Rows
        table="team_metrics"
        columns={COLUMNS.team_metrics}
        rows={asTableRows(teamRows)}
        query={resultQuery('team_metrics', view)}
      />
    </>
  );
}
