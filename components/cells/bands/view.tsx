'use client';

import { useCallback, useMemo } from 'react';
import { BarredTeam, NO_TEAM } from '@/components/cells/shared/BarredTeam';
import { asTableRows, COLUMNS } from '@/components/cells/shared/columns';
import { FewTeams } from '@/components/cells/shared/FewTeams';
import { Figure } from '@/components/cells/shared/Figure';
import { liftedMeans, shortfallOf } from '@/components/cells/shared/few-positives';
import { IntervalSwitch } from '@/components/cells/shared/IntervalSwitch';
import { intervalBars } from '@/components/cells/shared/interval-bars';
import { Rows } from '@/components/cells/shared/Rows';
import { useFewTeams } from '@/components/cells/shared/use-few-teams';
import { useTask } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { Segmented } from '@/components/ui/Segmented';
import type { TableColumn } from '@/components/ui/table-format';
import { AVERAGE } from '@/lib/inference/figure';
import { liftQuery, resultQuery } from '@/lib/notebook/query/rows-behind';
import { bandsFigure } from '@/lib/plots/bands';
import type { FigureParams } from '@/lib/plots/figure-params';
import { prevalenceFigure } from '@/lib/plots/prevalence';

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
        liftedMeans(u, teams),
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
  if (bandRows.length === 0) {
    return (
      <p className="max-w-prose text-soft">
        {bandsFrom === 'nothing'
          ? `${task}: no training prevalence. The training counts hold none of its classes, so none of them has a band.`
          : 'No class of this task has a band.'}
      </p>
    );
  }
  return (
    <>
      <div className="mb-4">
        <IntervalSwitch u={u} />
      </div>
      <Figure draw={draw} />
      <Rows
        table="band_metrics"
        columns={COLUMNS.band_metrics}
        rows={asTableRows(bandRows)}
        query={resultQuery('band_metrics', view)}
      />
    </>
  );
}

const ORDINATES = [
  { value: 'ap', label: 'AP' },
  { value: 'lift', label: 'AP relative to prevalence' },
] as const;

const PREVALENCE_COLUMNS: readonly TableColumn[] = [
  ...COLUMNS.class_metrics.filter(({ key }) =>
    ['task', 'team', 'class', 'band', 'positives', 'images', 'prevalence', 'ap'].includes(key),
  ),
  {
    key: 'lift',
    title: 'AP / prevalence',
    format: 'score',
    hint: 'How many times the AP of a model without skill',
  },
];

function AgainstPrevalence() {
  const view = useTask();
  const { classRows } = view;
  const u = useUncertainty();
  const few = useFewTeams();
  const { drawn } = few;
  const [y, setY] = useOption('ordinate', ORDINATES, 'ap');
  const [chosen, setChosen] = useChoice('intervals', NO_TEAM);
  const team = drawn.includes(chosen) ? chosen : NO_TEAM;
  const rows = useMemo(
    () =>
      classRows
        .filter((row) => drawn.includes(row.team))
        .map((row) => ({
          ...row,
          lift: row.ap !== null && row.prevalence ? row.ap / row.prevalence : null,
        })),
    [classRows, drawn],
  );
  const intervals = useMemo(() => {
    const own = classRows.filter((row) => row.team === team);
    return intervalBars(
      u,
      own.map((row) => ({ team, scope: 'class', subject: row.class, metric: 'ap' })),
      u.settings.method,
      shortfallOf(u, own, 'ap', u.settings.method),
    );
  }, [u, classRows, team]);
  const draw = useCallback(
    (params: FigureParams) =>
      prevalenceFigure(rows, { ...params, y, ...(intervals && { intervals }) }),
    [rows, y, intervals],
  );
  return (
    <>
      <h3 className="mt-10 font-medium text-lg">Average precision against prevalence</h3>
      <p className="mt-1 mb-4 max-w-prose text-soft">
        A model without skill reaches an AP equal to the class’s prevalence. So raw AP must not be
        used to say which class is easier: compare it with the line of no skill, or look at AP
        divided by prevalence.
      </p>
      <div className="mb-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Segmented label="Show" value={y} options={ORDINATES} onChange={setY} />
        {u.settings.shown && u.replicates && (
          <>
            <span className="text-soft text-sm">Intervals</span>
            <BarredTeam value={team} teams={drawn} onChange={setChosen} />
          </>
        )}
        <FewTeams of={few} />
      </div>
      <Figure draw={draw} name="ap-against-prevalence" />
      <Rows
        table="class_metrics"
        columns={PREVALENCE_COLUMNS}
        rows={asTableRows(rows)}
        query={liftQuery({ ...view, teams: drawn })}
      />
    </>
  );
}

export function BandsBody() {
  return (
    <>
      <BandMeans />
      <AgainstPrevalence />
    </>
  );
}
