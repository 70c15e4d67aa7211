'use client';

import { useCallback, useMemo } from 'react';
import { asTableRows, COLUMNS } from '@/components/cells/shared/columns';
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
import { useSettings, useTask } from '@/components/hooks/context';
import { useChoice } from '@/components/hooks/document';
import { usePublishedTables } from '@/components/hooks/published';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { Controls } from '@/components/ui/blocks';
import { NumberSlider } from '@/components/ui/NumberSlider';
import type { TableColumn, TableRow } from '@/components/ui/table-format';
import { publishedTeamRows } from '@/lib/challenge/published';
import { changeSettings } from '@/lib/notebook/document/store';
import type { PrintedView } from '@/lib/notebook/published/printed-view';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import type { FigureParams } from '@/lib/plots/core/params';
import { fnrFigure } from '@/lib/plots/fnr';

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
      <Figure draw={draw} name="false-negatives-printed" />
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

function Computed() {
  const view = useTask();
  const { classRows, classOrder, teamRows, teams, threshold } = view;
  const asked = useSettings((s) => s.threshold);
  const u = useUncertainty();
  const method = useMethod(u, 'fnr');
  const [chosen, setChosen] = useChoice('intervals', AUTOMATIC);
  const few = useFewTeams();
  const { shown: shownTeams } = few;
  const rows = useMemo(
    () => classRows.filter((row) => shownTeams.includes(row.team)),
    [classRows, shownTeams],
  );
  const automatic = teams.length <= FEW_TEAMS ? ALL_TEAMS : (teams[0] ?? NO_TEAM);
  const known = chosen === ALL_TEAMS || chosen === NO_TEAM || shownTeams.includes(chosen);
  const whose = known ? chosen : automatic;
  const marked = useMemo(
    () => rows.filter((row) => whose === ALL_TEAMS || row.team === whose),
    [rows, whose],
  );
  const intervals = useMemo(
    () =>
      intervalBars(
        u,
        marked.map((row) => ({
          team: row.team,
          scope: 'class',
          subject: row.class,
          metric: 'fnr',
        })),
        method.method,
      ),
    [u, marked, method.method],
  );
  const draw = useCallback(
    (params: FigureParams) =>
      fnrFigure(rows, {
        ...params,
        order: classOrder,
        threshold,
        ...(intervals && { intervals }),
      }),
    [rows, classOrder, threshold, intervals],
  );
  const renderCell = useIntervalCells(u, keyOf);
  const summary = useMemo(
    () => withIntervals(u, SUMMARY, asTableRows(teamRows), keyOf),
    [u, teamRows],
  );
  return (
    <>
      <Controls>
        <NumberSlider
          label="Threshold: positive if the score is above"
          value={asked}
          min={0}
          max={1}
          step={0.001}
          digits={3}
          wide
          onChange={(value) => changeSettings({ threshold: value })}
        />
      </Controls>
      <div className="mb-5 max-w-md">
        <ResultTable
          name="fnr-by-team"
          caption="False negative rate by team"
          {...summary}
          renderCell={renderCell}
          maxHeight={420}
        />
      </div>
      <Controls>
        <IntervalSwitch u={u} />
        {u.settings.shown && u.replicates && (
          <>
            <IntervalTeamSelect value={whose} teams={shownTeams} all onChange={setChosen} />
            <MethodSelect of={method} />
          </>
        )}
        <FewTeamsSwitch of={few} />
      </Controls>
      <Figure draw={draw} />
      <Rows
        table="class_metrics"
        columns={COLUMNS.class_metrics}
        rows={asTableRows(rows)}
        query={resultQuery('class_metrics', { ...view, teams: shownTeams })}
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
