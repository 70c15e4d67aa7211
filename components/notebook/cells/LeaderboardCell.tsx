'use client';

import { useCallback } from 'react';
import type { TableColumn, TableRow } from '@/components/ui/table-format';
import type { TeamMetricRow } from '@/lib/evaluation/result-tables';
import type { FigureParams } from '@/lib/figures/figure-params';
import { leaderboardFigure } from '@/lib/figures/leaderboard';
import type { CellDefinition } from '../cell';
import { asTableRows, COLUMNS } from '../columns';
import { useTask } from '../context';
import { Figure } from '../Figure';
import { ResultTable } from '../ResultTable';
import { Rows } from '../Rows';
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

function Body() {
  const { teamRows } = useTask();
  const draw = useCallback(
    (params: FigureParams) => leaderboardFigure(teamRows, params),
    [teamRows],
  );
  return (
    <>
      <div className="grid items-start gap-6 2xl:grid-cols-2">
        <ResultTable
          name="leaderboard"
          caption="Leaderboard"
          columns={LEADERBOARD_COLUMNS}
          rows={leaderboardRows(teamRows)}
        />
        <Figure draw={draw} />
      </div>
      <Rows table="team_metrics" columns={COLUMNS.team_metrics} rows={asTableRows(teamRows)} />
    </>
  );
}

export const leaderboardCell: CellDefinition = {
  id: 'leaderboard',
  title: 'Who leads?',
  short: 'Leaderboard',
  about:
    'Teams are ranked by mAP, the mean over classes of average precision (the step-wise sum of precision over recall); ties by mAUROC. mF1 is the mean of F1 at the threshold, mECE the mean of the expected calibration error. Classes where a metric is undefined are left out of its mean.',
  tables: ['team_metrics'],
  Body,
};
