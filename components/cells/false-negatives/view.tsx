'use client';

import { useCallback, useMemo } from 'react';
import { ALL_TEAMS, BarredTeam, NO_TEAM } from '@/components/cells/shared/BarredTeam';
import { asTableRows, COLUMNS } from '@/components/cells/shared/columns';
import { FewTeams } from '@/components/cells/shared/FewTeams';
import { Figure } from '@/components/cells/shared/Figure';
import { IntervalSwitch } from '@/components/cells/shared/IntervalSwitch';
import { intervalBars, intervalText, type Wanted } from '@/components/cells/shared/interval-bars';
import { MethodSelect } from '@/components/cells/shared/MethodSelect';
import { PrintedOrComputed } from '@/components/cells/shared/PrintedOrComputed';
import { ResultTable } from '@/components/cells/shared/ResultTable';
import { Rows } from '@/components/cells/shared/Rows';
import { withIntervals } from '@/components/cells/shared/saved-intervals';
import { useFewTeams } from '@/components/cells/shared/use-few-teams';
import { useMethod } from '@/components/cells/shared/use-method';
import { WithInterval } from '@/components/cells/shared/WithInterval';
import { useSettings, useTask } from '@/components/hooks/context';
import { useChoice } from '@/components/hooks/document';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { NumberSlider } from '@/components/ui/NumberSlider';
import { formatCell, type TableColumn, type TableRow } from '@/components/ui/table-format';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { changeSettings } from '@/lib/notebook/settings';
import type { FigureParams } from '@/lib/plots/figure-params';
import { fnrFigure } from '@/lib/plots/fnr';
import { PrintedFalseNegatives } from './PrintedFalseNegatives';

const LOWEST = { is: 'lowest', of: 'column' } as const;

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
    hint: 'Of counts summed over classes',
    best: LOWEST,
  },
];

/** The figure that a value of the table is, where it has an interval. */
function ofTeam({ team }: TableRow, { key }: TableColumn): Wanted | null {
  if (key !== 'macro_fnr' && key !== 'micro_fnr') return null;
  return { team: String(team), scope: 'team', subject: null, metric: key };
}

/** Whose intervals are drawn is left to how many teams there are. */
const AS_FITS = '\u0000fits';

/** So many teams' intervals are read at once without being asked for. */
const FEW_TEAMS = 3;

function Computed() {
  const view = useTask();
  const { classRows, classOrder, teamRows, teams, threshold } = view;
  const asked = useSettings((s) => s.threshold);
  const u = useUncertainty();
  const method = useMethod(u, 'fnr');
  const [chosen, setChosen] = useChoice('intervals', AS_FITS);
  const few = useFewTeams();
  const { drawn } = few;
  const rows = useMemo(
    () => classRows.filter((row) => drawn.includes(row.team)),
    [classRows, drawn],
  );
  const fitting = teams.length <= FEW_TEAMS ? ALL_TEAMS : (teams[0] ?? NO_TEAM);
  const known = chosen === ALL_TEAMS || chosen === NO_TEAM || drawn.includes(chosen);
  const whose = known ? chosen : fitting;
  const barred = useMemo(
    () => rows.filter((row) => whose === ALL_TEAMS || row.team === whose),
    [rows, whose],
  );
  const intervals = useMemo(
    () =>
      intervalBars(
        u,
        barred.map((row) => ({
          team: row.team,
          scope: 'class',
          subject: row.class,
          metric: 'fnr',
        })),
        method.shown,
      ),
    [u, barred, method.shown],
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
  const renderCell = useCallback(
    (row: TableRow, column: TableColumn) => {
      const { key, format } = column;
      const wanted = ofTeam(row, column);
      const interval = wanted && intervalText(u, wanted);
      return interval ? (
        <WithInterval value={formatCell(row[key], format)} interval={interval} />
      ) : undefined;
    },
    [u],
  );
  const summary = useMemo(
    () => withIntervals(u, SUMMARY, asTableRows(teamRows), ofTeam),
    [u, teamRows],
  );
  return (
    <>
      <div className="mb-4">
        <NumberSlider
          label="Positive where score is above"
          value={asked}
          min={0}
          max={1}
          step={0.001}
          digits={3}
          wide
          onChange={(value) => changeSettings({ threshold: value })}
        />
      </div>
      <div className="mb-5 max-w-md">
        <ResultTable
          name="fnr-by-team"
          caption="False negative rate by team"
          {...summary}
          renderCell={renderCell}
          maxHeight={420}
        />
      </div>
      <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <IntervalSwitch u={u} />
        {u.settings.shown && u.replicates && (
          <>
            <BarredTeam value={whose} teams={drawn} all onChange={setChosen} />
            <MethodSelect method={method} />
          </>
        )}
        <FewTeams of={few} />
      </div>
      <Figure draw={draw} />
      <Rows
        table="class_metrics"
        columns={COLUMNS.class_metrics}
        rows={asTableRows(rows)}
        query={resultQuery('class_metrics', { ...view, teams: drawn })}
      />
    </>
  );
}

export function FalseNegativesBody() {
  return (
    <PrintedOrComputed metrics={['fnr']} Computed={Computed} Printed={PrintedFalseNegatives} />
  );
}
