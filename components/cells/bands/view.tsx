'use client';

import { useCallback, useMemo } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { EmptyBands } from '@/components/cells/shared/EmptyBands';
import { Figure } from '@/components/cells/shared/Figure';
import { FewTeamsSwitch, useFewTeams } from '@/components/cells/shared/few-teams';
import { biasNote, undercoverageNote } from '@/components/cells/shared/interval-cautions';
import {
  IntervalSwitch,
  IntervalTeamSelect,
  NO_TEAM,
} from '@/components/cells/shared/interval-controls';
import {
  type IntervalKey,
  intervalBars,
  useIntervalCells,
  withIntervals,
} from '@/components/cells/shared/intervals';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { Controls, Subheading } from '@/components/ui/blocks';
import { Segmented } from '@/components/ui/ToggleGroup';
import type { TableColumn, TableRow } from '@/components/ui/table-format';
import { asTableRows } from '@/components/ui/table-format';
import { AVERAGE } from '@/lib/inference/statistics';
import { liftQuery, resultQuery } from '@/lib/notebook/query/rows-behind';
import type { TaskView } from '@/lib/notebook/view';
import { bandsFigure } from '@/lib/plots/bands';
import type { FigureParams } from '@/lib/plots/core/params';
import { bandTitle } from '@/lib/plots/core/styles';
import { prevalenceFigure } from '@/lib/plots/prevalence';

export const about: CellText = {
  shows:
    'The mean average precision of each team over the classes of each band, with every class as a dot, and the mean of all bands (equal weight per band).',
  onPage:
    'Set the cut-offs of the bands in the settings, or divide classes by the groups of the challenge.',
};

/** Key of a band's column; the prefix keeps it apart from the other keys. */
const bandKey = (band: string) => `band ${band}`;

const HIGHEST = { is: 'highest', of: 'column' } as const;

/** A column for each band, with its number of classes, and one for their mean. */
function bandColumns({ bandRows, all }: TaskView): readonly TableColumn[] {
  const classes = (band: string) => bandRows.find((row) => row.band === band)?.classes ?? 0;
  return [
    { key: 'team', title: 'Team', format: 'text' },
    ...all.bands.map((band): TableColumn => {
      const title = `${bandTitle(band)} (n = ${classes(band)})`;
      return { key: bandKey(band), title, format: 'score', best: HIGHEST };
    }),
    {
      key: bandKey(AVERAGE),
      title: 'Mean',
      format: 'score',
      best: HIGHEST,
      hint: 'Mean of the bands, each with the same weight',
      legend: 'n: classes of the band; mean: of the bands, each with the same weight.',
    },
  ];
}

function bandTableRows({ teams, bandRows, all }: TaskView): TableRow[] {
  return teams.map((team) => {
    const values = all.bands.map(
      (band) => bandRows.find((row) => row.team === team && row.band === band)?.map ?? null,
    );
    const known = values.filter((value) => value !== null);
    const isWhole = known.length === values.length && known.length > 0;
    return {
      team,
      ...Object.fromEntries(all.bands.map((band, i) => [bandKey(band), values[i]!])),
      [bandKey(AVERAGE)]: isWhole ? known.reduce((a, b) => a + b) / known.length : null,
    };
  });
}

/** The statistic of a cell of the table; null if it has no interval. */
function bandKeyOf(row: TableRow, { key }: TableColumn): IntervalKey | null {
  if (!key.startsWith('band ')) return null;
  const subject = key.slice('band '.length);
  return { team: String(row.team), scope: 'band', subject, metric: 'map' };
}

function BandMeans() {
  const view = useTask();
  const { task, teams, classRows, bandRows, bandsFrom } = view;
  const u = useUncertainty();
  const intervals = useMemo(
    () =>
      intervalBars(
        u,
        [...bandRows, ...teams.map((team) => ({ team, band: AVERAGE }))].map(({ team, band }) => ({
          team,
          scope: 'band',
          subject: band,
          metric: 'map',
        })),
        u.settings.method,
        biasNote(u, teams),
      ),
    [u, bandRows, teams],
  );
  const draw = useCallback(
    (params: FigureParams) =>
      bandsFigure(
        { classes: classRows, bands: bandRows },
        { ...params, ...(intervals && { intervals }) },
      ),
    [classRows, bandRows, intervals],
  );
  const table = useMemo(
    () => withIntervals(u, bandColumns(view), bandTableRows(view), bandKeyOf),
    [u, view],
  );
  const renderCell = useIntervalCells(u, bandKeyOf);
  if (bandRows.length === 0) {
    return (
      <p className="max-w-prose text-soft">
        {bandsFrom === 'nothing'
          ? `${task} has no bands: the training counts contain none of its classes.`
          : 'No class of this task has a band.'}
      </p>
    );
  }
  return (
    <>
      <Controls>
        <IntervalSwitch u={u} />
      </Controls>
      <Figure
        draw={draw}
        text={{
          subject: 'mAP by band',
          shows:
            'Mean average precision (mAP) of each team over the classes of each band (bars), with the classes as symbols, and the mean of the bands with equal weight per band. The best mean of each band is in bold.',
        }}
      />
      <Rows
        table="band_metrics"
        columns={COLUMNS.band_metrics}
        rows={asTableRows(bandRows)}
        query={resultQuery('band_metrics', view)}
      />
      <EmptyBands />
      <div className="mt-6">
        <ResultTable
          name="bands-by-team"
          caption={`Mean average precision (mAP) by band, ${task}`}
          {...table}
          renderCell={renderCell}
        />
      </div>
    </>
  );
}

const ORDINATES = [
  { value: 'ap', label: 'AP' },
  { value: 'lift', label: 'AP / prevalence' },
] as const;

const PREVALENCE_COLUMNS: readonly TableColumn[] = [
  ...COLUMNS.class_metrics.filter(({ key }) =>
    ['task', 'team', 'class', 'band', 'positives', 'images', 'prevalence', 'ap'].includes(key),
  ),
  {
    key: 'lift',
    title: 'AP / prevalence',
    format: 'score',
    hint: 'AP as a multiple of that of a model without skill',
  },
];

function AgainstPrevalence() {
  const view = useTask();
  const { classRows } = view;
  const u = useUncertainty();
  const few = useFewTeams();
  const { shown: shownTeams } = few;
  const [y, setY] = useOption('ordinate', ORDINATES, 'ap');
  const [chosen, setChosen] = useChoice('intervals', NO_TEAM);
  const team = shownTeams.includes(chosen) ? chosen : NO_TEAM;
  const rows = useMemo(
    () =>
      classRows
        .filter((row) => shownTeams.includes(row.team))
        .map((row) => ({
          ...row,
          lift: row.ap !== null && row.prevalence ? row.ap / row.prevalence : null,
        })),
    [classRows, shownTeams],
  );
  const intervals = useMemo(() => {
    const teamRows = classRows.filter((row) => row.team === team);
    return intervalBars(
      u,
      teamRows.map((row) => ({ team, scope: 'class', subject: row.class, metric: 'ap' })),
      u.settings.method,
      undercoverageNote(u, teamRows, 'ap', u.settings.method),
    );
  }, [u, classRows, team]);
  const draw = useCallback(
    (params: FigureParams) =>
      prevalenceFigure(rows, { ...params, y, ...(intervals && { intervals }) }),
    [rows, y, intervals],
  );
  return (
    <>
      <Subheading title="Average precision against prevalence">
        A model without skill has an AP equal to the class’s prevalence, so AP alone does not show
        which class is easier: compare it with the line of no skill, or divide AP by prevalence.
      </Subheading>
      <Controls>
        <Segmented label="Show" value={y} options={ORDINATES} onChange={setY} />
        {u.settings.shown && u.replicates && (
          <IntervalTeamSelect value={team} teams={shownTeams} onChange={setChosen} />
        )}
        <FewTeamsSwitch of={few} />
      </Controls>
      <Figure
        draw={draw}
        name="ap-against-prevalence"
        text={{
          subject: 'AP against prevalence',
          shows:
            'Average precision (AP) of each class and team against the prevalence of the class in the test set. Dashed: AP of random scores, which is the prevalence. Names: classes at their highest point, where there is room.',
        }}
      />
      <Rows
        table="class_metrics"
        columns={PREVALENCE_COLUMNS}
        rows={asTableRows(rows)}
        query={liftQuery({ ...view, teams: shownTeams })}
      />
    </>
  );
}

export default function BandsView() {
  return (
    <>
      <BandMeans />
      <AgainstPrevalence />
    </>
  );
}
