'use client';

import { useCallback, useMemo } from 'react';
import { asTableRows } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { ResultTable } from '@/components/cells/shared/ResultTable';
import { Rows } from '@/components/cells/shared/Rows';
import { useChoice } from '@/components/hooks/document';
import { usePublishedTables } from '@/components/hooks/published';
import { Segmented } from '@/components/ui/Segmented';
import type { TableColumn } from '@/components/ui/table-format';
import { publishedTeamRows } from '@/lib/challenge/published';
import { PUBLISHED_LEADERBOARD_QUERY } from '@/lib/notebook/published/queries';
import type { FigureParams } from '@/lib/plots/figure-params';
import { leaderboardFigure } from '@/lib/plots/leaderboard';
import { PublishedBands } from './PublishedBands';

const score = (key: string, title: string, is: 'highest' | 'lowest'): TableColumn => ({
  key,
  title,
  format: 'score',
  best: { is, of: 'column' },
});

const rank = (key: string, of: string, rankOf?: string): TableColumn => ({
  key,
  title: 'Rank',
  format: 'count',
  hint: `Rank by ${of} among all teams of the task, most of them not printed`,
  ...(rankOf && { rankOf }),
});

const PRINTED: readonly TableColumn[] = [
  rank('rank', 'mAP'),
  { key: 'team', title: 'Team', format: 'text' },
  score('map', 'mAP', 'highest'),
  score('mauroc', 'mAUROC', 'highest'),
  rank('mauroc_rank', 'mAUROC', 'mauroc'),
  score('mf1', 'mF1', 'highest'),
  rank('mf1_rank', 'mF1', 'mf1'),
  score('mece', 'mECE', 'lowest'),
  rank('mece_rank', 'mECE', 'mece'),
];

const ALL: readonly TableColumn[] = [
  { key: 'task', title: 'Task', format: 'text' },
  ...PRINTED,
  { key: 'micro_f1', title: 'Micro F1', format: 'score' },
  { key: 'macro_fnr', title: 'Macro FNR', format: 'score' },
  { key: 'micro_fnr', title: 'Micro FNR', format: 'score' },
  { key: 'source_table', title: 'Printed in', format: 'text' },
];

export function PublishedLeaderboardsBody() {
  const tables = usePublishedTables();
  const rows = useMemo(() => publishedTeamRows(tables), [tables]);
  const tasks = [...new Set(rows.map((row) => row.task))];
  const [chosen, setChosen] = useChoice('task', '');
  const task = tasks.find((name) => name === chosen) ?? tasks[0] ?? '';
  const own = useMemo(() => rows.filter((row) => row.task === task), [rows, task]);
  const draw = useCallback((params: FigureParams) => leaderboardFigure(own, params), [own]);
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Segmented
          label="Task"
          value={task}
          options={tasks.map((value) => ({ value, label: value }))}
          onChange={setChosen}
        />
        <span className="text-soft text-sm">As printed in {own[0]?.source_table}</span>
      </div>
      <div className="grid items-start gap-6 2xl:grid-cols-2">
        <ResultTable
          name="leaderboard-printed"
          caption={`Leaderboard of ${task} as printed in ${own[0]?.source_table}`}
          columns={PRINTED}
          rows={asTableRows(own)}
        />
        <Figure draw={draw} />
      </div>
      <Rows
        table="published_leaderboard"
        columns={ALL}
        rows={asTableRows(rows)}
        query={PUBLISHED_LEADERBOARD_QUERY}
      />
      <PublishedBands task={task} />
    </>
  );
}
