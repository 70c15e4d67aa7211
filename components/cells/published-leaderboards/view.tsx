'use client';

import { useCallback, useMemo } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useChoice } from '@/components/hooks/document';
import { usePublished, usePublishedTables } from '@/components/hooks/published';
import { Controls, Subheading } from '@/components/ui/blocks';
import { optionsOf } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import type { TableColumn } from '@/components/ui/table-format';
import { asTableRows } from '@/components/ui/table-format';
import { publishedClassRows, publishedTeamRows } from '@/lib/challenge/published';
import { type BandComparison, bandComparison } from '@/lib/notebook/published/band-comparison';
import { printedBandsQuery } from '@/lib/notebook/published/class-queries';
import { printedIn } from '@/lib/notebook/published/provenance';
import { PUBLISHED_LEADERBOARD_QUERY } from '@/lib/notebook/published/queries';
import { bandsFigure } from '@/lib/plots/bands';
import type { FigureParams } from '@/lib/plots/core/params';
import { leaderboardFigure } from '@/lib/plots/leaderboard';

export const about: CellText = {
  shows: 'The leaderboards as printed, of the teams that the paper lists, and mAP by band.',
  computed:
    'Ranks are among all teams, including those that the paper does not list. Head classes have a training prevalence above 10\u00a0%, tail classes below 1\u00a0%.',
};

const BAND_COLUMNS: readonly TableColumn[] = [
  { key: 'team', title: 'Team', format: 'text' },
  { key: 'band', title: 'Band', format: 'text' },
  { key: 'classes', title: 'Classes', format: 'count' },
  { key: 'printed', title: 'Printed', format: 'score' },
  { key: 'recomputed', title: 'Recomputed', format: 'score' },
  { key: 'difference', title: 'Difference', format: 'signed' },
];

interface BandsOfTaskProps {
  task: string;
  rows: readonly BandComparison[];
}

function BandsOfTask({ task, rows }: BandsOfTaskProps) {
  const tables = usePublishedTables();
  const classes = useMemo(
    () =>
      publishedClassRows(tables)
        .filter((row) => row.task === task)
        .map((row) => ({ ...row, positives: null, images: null, auroc: null })),
    [tables, task],
  );
  const bands = useMemo(
    () =>
      rows.flatMap(({ team, band, classes: count, printed, recomputed }) =>
        band === 'average'
          ? []
          : [
              {
                team,
                band,
                classes: count,
                map: printed ?? recomputed,
                mauroc: null,
                mf1: null,
                mfnr: null,
              },
            ],
      ),
    [rows],
  );
  const averages = useMemo(
    () =>
      rows.flatMap(({ team, band, printed }) =>
        band === 'average' && printed !== null ? [{ team, map: printed }] : [],
      ),
    [rows],
  );
  const draw = useCallback(
    (params: FigureParams) => bandsFigure({ classes, bands, averages }, params),
    [classes, bands, averages],
  );
  return (
    <>
      <Figure
        draw={draw}
        name="published-bands"
        text={{
          subject: `mAP by band, ${task}`,
          shows:
            'Mean average precision (mAP) of each team over the classes of each band (bars), with the classes as symbols, and the mean of the bands.',
        }}
      />
      <div className="mt-4 max-w-2xl">
        <ResultTable
          name="bands-printed"
          caption={`Mean average precision by band, ${task}`}
          columns={BAND_COLUMNS}
          rows={asTableRows(rows)}
          query={printedBandsQuery(task)}
        />
      </div>
    </>
  );
}

const BROUGHT_COUNTS =
  'training counts that are not in the paper but on which the public code of three participants agrees';
const GIVEN_COUNTS = 'the training counts of the description';

/** Table 5 beside the means of the class rows; for tasks without it, only the means. */
function PublishedBands({ task }: { task: string }) {
  const tables = usePublishedTables();
  const rows = useMemo(() => bandComparison(tables, task), [tables, task]);
  const isBrought = usePublished(({ challenge }) => challenge === null);
  const isPrinted = rows.some((row) => row.printed !== null);
  return (
    <>
      <Subheading title="Head, medium, tail">
        {rows.length === 0 && `${task} has no bands: training counts of its classes are not known.`}
        {rows.length > 0 &&
          (isPrinted
            ? printedIn(tables.published_bands, 'Means')
            : 'No band means are printed for this task. These are means of its printed class rows.')}
        {rows.length > 0 && ` Bands are by ${isBrought ? BROUGHT_COUNTS : GIVEN_COUNTS}.`}
      </Subheading>
      {rows.length > 0 && <BandsOfTask task={task} rows={rows} />}
    </>
  );
}

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
  hint: `Rank by ${of} among all teams of the task, including those not shown`,
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

export default function PublishedLeaderboardsView() {
  const tables = usePublishedTables();
  const rows = useMemo(() => publishedTeamRows(tables), [tables]);
  const tasks = [...new Set(rows.map((row) => row.task))];
  const [chosen, setChosen] = useChoice('task', '');
  const task = tasks.find((name) => name === chosen) ?? tasks[0] ?? '';
  const taskRows = useMemo(() => rows.filter((row) => row.task === task), [rows, task]);
  const draw = useCallback(
    (params: FigureParams) => leaderboardFigure(taskRows, params),
    [taskRows],
  );
  return (
    <>
      <Controls>
        <Segmented label="Task" value={task} options={optionsOf(tasks)} onChange={setChosen} />
        <span className="text-soft text-sm">As printed in {taskRows[0]?.source_table}</span>
      </Controls>
      <div className="grid items-start gap-6 2xl:grid-cols-2">
        <ResultTable
          name="leaderboard-printed"
          caption={`Leaderboard of ${task} as printed in ${taskRows[0]?.source_table}`}
          columns={PRINTED}
          rows={asTableRows(taskRows)}
        />
        <Figure
          draw={draw}
          text={{
            subject: `Leaderboard of ${task}`,
            shows:
              'mAP, mAUROC, mF1 and mECE of each team, as printed; the best value of each in bold.',
          }}
        />
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
