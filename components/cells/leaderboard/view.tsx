'use client';

import { useCallback, useMemo } from 'react';
import { asTableRows, COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { bootstrapBiasNote } from '@/components/cells/shared/interval-cautions';
import { IntervalSwitch } from '@/components/cells/shared/interval-controls';
import {
  type IntervalKey,
  intervalBars,
  useIntervalCells,
  withIntervals,
} from '@/components/cells/shared/intervals';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import { useItem, useTask, useView } from '@/components/hooks/context';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { Controls, Note } from '@/components/ui/blocks';
import { Checkbox } from '@/components/ui/fields';
import { formatCell, type TableColumn, type TableRow } from '@/components/ui/table-format';
import { rankingText } from '@/lib/challenge/challenge';
import { changeSettings } from '@/lib/notebook/document/store';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { teamOf } from '@/lib/notebook/session/names';
import { countOf } from '@/lib/plots/core/format';
import type { FigureParams } from '@/lib/plots/core/params';
import { leaderboardFigure } from '@/lib/plots/leaderboard';
import type { TeamMetricRow } from '@/lib/scoring/result-tables';
import { compactLetters, leaderboardColumns, leaderboardRows } from './rows';

/** Whether some teams scored fewer images or classes than others, and so have no rank. */
function isMixed(rows: readonly TeamMetricRow[]): boolean {
  const [first] = rows;
  return rows.some((row) => row.images !== first!.images || row.classes !== first!.classes);
}

/** Ranks teams that scored fewer images or classes with the others, if the reader wants it. */
function IncompleteSwitch() {
  const { ranking, all } = useTask();
  if (!isMixed(all.teamRows)) return null;
  const change = (checked: boolean) => {
    const { incomplete: _, ...rest } = ranking;
    changeSettings({ ranking: checked ? { ...rest, incomplete: 'rank' } : rest });
  };
  return (
    <Checkbox checked={ranking.incomplete === 'rank'} onChange={change}>
      Rank teams with fewer images or classes too
    </Checkbox>
  );
}

/** Lists teams that are scored on a part of the task: their means cannot be compared. */
function PartlyScored() {
  const { id, teams } = useTask();
  const item = useItem();
  const { sources, tasks } = useView().files;
  const whole = tasks.find((t) => t.id === id);
  const lines = sources.flatMap((entry) => {
    const submission = entry.joined?.task === whole?.id ? entry.joined?.submission : undefined;
    if (!whole || !submission || !teams.includes(teamOf(entry))) return [];
    const { scored, missing, alignment } = submission;
    if (missing.length === 0 && alignment.onlyLabels === 0) return [];
    const images = countOf(whole.source.check.images, item.one, item.many);
    return [
      `${teamOf(entry)} is scored on ${scored.length} of ${countOf(whole.classes.length, 'class', 'classes')} ` +
        `and ${formatCell(alignment.images, 'count')} of ${images}.`,
    ];
  });
  if (lines.length === 0) return null;
  return (
    <Note>
      {lines.slice(0, 8).join(' ')}
      {lines.length > 8 && ` ${lines.length - 8} more teams scored only a part.`} Means over
      different classes or images cannot be compared.
    </Note>
  );
}

const RESAMPLED = ['map', 'mauroc', 'mf1'] as const;

const ofTeam = (team: string, metric: (typeof RESAMPLED)[number]) =>
  ({ team, scope: 'team', subject: null, metric }) as const;

/** The statistic of a table cell; null if it has no interval. */
function keyOf(row: TableRow, column: TableColumn): IntervalKey | null {
  const metric = RESAMPLED.find((name) => name === column.key);
  return metric ? ofTeam(String(row.team), metric) : null;
}

export default function LeaderboardView() {
  const view = useTask();
  const { teamRows, teams, ranking } = view;
  const u = useUncertainty();
  const intervals = useMemo(
    () =>
      intervalBars(
        u,
        teamRows.flatMap((row) => RESAMPLED.map((metric) => ofTeam(row.team, metric))),
        u.settings.method,
        bootstrapBiasNote(u, teams),
      ),
    [u, teamRows, teams],
  );
  const groups = useMemo(() => compactLetters(intervals ? u.letterGroups : []), [u, intervals]);
  const draw = useCallback(
    (params: FigureParams) =>
      leaderboardFigure(teamRows, { ...params, ...(intervals && { intervals }) }),
    [teamRows, intervals],
  );
  const renderCell = useIntervalCells(u, keyOf);
  const table = withIntervals(
    u,
    leaderboardColumns(groups.size > 0, isMixed(teamRows), ranking),
    leaderboardRows(teamRows, groups, ranking),
    keyOf,
  );
  return (
    <>
      <Controls>
        <IntervalSwitch u={u} />
        <IncompleteSwitch />
      </Controls>
      <div className={`grid items-start gap-6 ${intervals ? '' : '2xl:grid-cols-2'}`}>
        <ResultTable name="leaderboard" caption="Leaderboard" {...table} renderCell={renderCell} />
        <Figure draw={draw} />
      </div>
      {groups.size > 0 && (
        <Note>
          Teams with a common letter (column Group) do not differ significantly in mAP: paired over
          the same replicates, Holm-adjusted over all pairs.
        </Note>
      )}
      <Note>Ranked by {rankingText(ranking)}.</Note>
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
