'use client';

import { useCallback, useMemo } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { FewTeamsSwitch, useFewTeams } from '@/components/cells/shared/few-teams';
import {
  ALL_TEAMS,
  IntervalSwitch,
  IntervalTeamSelect,
  MethodSelect,
  NO_TEAM,
  useMethod,
} from '@/components/cells/shared/interval-controls';
import {
  type IntervalKey,
  intervalBars,
  useIntervalCells,
  withIntervals,
} from '@/components/cells/shared/intervals';
import { PublishedOrComputed } from '@/components/cells/shared/PublishedOrComputed';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import { ThresholdSlider } from '@/components/cells/shared/ThresholdSlider';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useChoice } from '@/components/hooks/document';
import { usePublishedTables } from '@/components/hooks/published';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { Controls } from '@/components/ui/blocks';
import type { TableColumn, TableRow } from '@/components/ui/table-format';
import { asTableRows } from '@/components/ui/table-format';
import { publishedTeamRows } from '@/lib/challenge/published';
import type { PrintedView } from '@/lib/notebook/published/printed-view';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import type { FigureParams } from '@/lib/plots/core/params';
import { fnrFigure } from '@/lib/plots/fnr';

export const about: CellText = {
  shows:
    'The false negative rate (FNR) of each class: the share of its positive images that a team does not call positive at the threshold.',
  computed:
    'Macro FNR is the mean over classes. Micro FNR pools the counts of all classes first, so common findings dominate it.',
};

const LOWEST = { is: 'lowest', of: 'column' } as const;

const PUBLISHED_SUMMARY: readonly TableColumn[] = [
  { key: 'team', title: 'Team', format: 'text' },
  { key: 'macro_fnr', title: 'Macro FNR, printed', format: 'score', best: LOWEST },
  { key: 'micro_fnr', title: 'Micro FNR, printed', format: 'score', best: LOWEST },
];

/** The published false negative rates of a task. */
function PublishedFalseNegatives({ view }: { view: PrintedView }) {
  const tables = usePublishedTables();
  const summary = useMemo(
    () =>
      publishedTeamRows(tables).filter(
        (row) => row.task === view.task && view.teams.includes(row.team),
      ),
    [tables, view],
  );
  const draw = useCallback(
    (params: FigureParams) => fnrFigure(view.rows, { ...params, order: view.classOrder }),
    [view],
  );
  return (
    <>
      <div className="mb-5 max-w-md">
        <ResultTable
          name="fnr-by-team-printed"
          caption="False negative rate by team, as printed"
          columns={PUBLISHED_SUMMARY}
          rows={asTableRows(summary)}
          maxHeight={200}
        />
      </div>
      <Figure
        draw={draw}
        name="false-negatives-printed"
        text={{
          subject: 'False negative rate of each class, as printed',
          shows: 'False negative rate of each class and team, as printed; lines span the teams.',
        }}
      />
    </>
  );
}

const SUMMARY: readonly TableColumn[] = [
  { key: 'team', title: 'Team', format: 'text' },
  {
    key: 'macro_fnr',
    title: 'Macro FNR',
    format: 'score',
    hint: 'Mean over classes',
    best: LOWEST,
  },
  {
    key: 'micro_fnr',
    title: 'Micro FNR',
    format: 'score',
    hint: 'From counts summed over classes',
    best: LOWEST,
  },
];

/** The statistic of a table cell; null if it has no interval. */
function keyOf({ team }: TableRow, { key }: TableColumn): IntervalKey | null {
  if (key !== 'macro_fnr' && key !== 'micro_fnr') return null;
  return { team: String(team), scope: 'team', subject: null, metric: key };
}

/** Stored choice that leaves the teams with intervals to their number. */
const AUTOMATIC = '\u0000fits';

/** Up to so many teams, all have intervals by default; of more, the best one. */
const FEW_TEAMS = 3;

/** Intervals of the false negative rates of the teams chosen, as bars of the figure. */
function useFnrIntervals(u: TaskUncertainty, teams: readonly string[], shown: readonly string[]) {
  const { classRows } = useTask();
  const method = useMethod(u, 'fnr');
  const [chosen, setChosen] = useChoice('intervals', AUTOMATIC);
  const automatic = teams.length <= FEW_TEAMS ? ALL_TEAMS : (teams[0] ?? NO_TEAM);
  const known = chosen === ALL_TEAMS || chosen === NO_TEAM || shown.includes(chosen);
  const whose = known ? chosen : automatic;
  const bars = useMemo(() => {
    const wanted = classRows.filter(
      ({ team }) => shown.includes(team) && (whose === ALL_TEAMS || team === whose),
    );
    const keys = wanted.map(
      (row): IntervalKey => ({
        team: row.team,
        scope: 'class',
        subject: row.class,
        metric: 'fnr',
      }),
    );
    return intervalBars(u, keys, method.method);
  }, [u, classRows, shown, whose, method.method]);
  const controls = (
    <>
      <IntervalSwitch u={u} />
      {u.settings.shown && u.replicates && (
        <>
          <IntervalTeamSelect value={whose} teams={shown} all onChange={setChosen} />
          <MethodSelect of={method} />
        </>
      )}
    </>
  );
  return { bars, controls };
}

function TeamSummary({ u }: { u: TaskUncertainty }) {
  const { teamRows } = useTask();
  const renderCell = useIntervalCells(u, keyOf);
  const summary = useMemo(
    () => withIntervals(u, SUMMARY, asTableRows(teamRows), keyOf),
    [u, teamRows],
  );
  return (
    <div className="mb-5 max-w-md">
      <ResultTable
        name="fnr-by-team"
        caption="False negative rate by team"
        {...summary}
        renderCell={renderCell}
        maxHeight={420}
      />
    </div>
  );
}

function Computed() {
  const view = useTask();
  const { classRows, classOrder, teams, shownThreshold: threshold } = view;
  const u = useUncertainty();
  const few = useFewTeams();
  const { shown } = few;
  const { bars, controls } = useFnrIntervals(u, teams, shown);
  const rows = useMemo(
    () => classRows.filter((row) => shown.includes(row.team)),
    [classRows, shown],
  );
  const draw = useCallback(
    (params: FigureParams) =>
      fnrFigure(rows, {
        ...params,
        order: classOrder,
        threshold,
        ...(bars && { intervals: bars }),
      }),
    [rows, classOrder, threshold, bars],
  );
  return (
    <>
      <Controls>
        <ThresholdSlider label="Threshold: positive if the score is above" wide />
      </Controls>
      <TeamSummary u={u} />
      <Controls>
        {controls}
        <FewTeamsSwitch of={few} />
      </Controls>
      <Figure
        draw={draw}
        text={{
          subject: 'False negative rate of each class',
          shows:
            'False negative rate (FNR) of each class and team: the share of positive images that are called negative. Lines span the teams.',
        }}
      />
      <Rows
        table="class_metrics"
        columns={COLUMNS.class_metrics}
        rows={asTableRows(rows)}
        query={resultQuery('class_metrics', { ...view, teams: shown })}
      />
    </>
  );
}

export default function FalseNegativesView() {
  return (
    <PublishedOrComputed
      metrics={['fnr']}
      Computed={Computed}
      Published={PublishedFalseNegatives}
    />
  );
}
