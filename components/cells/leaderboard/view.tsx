'use client';

import { useCallback, useMemo } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { TableForExport } from '@/components/cells/shared/ForExport';
import { biasNote } from '@/components/cells/shared/interval-cautions';
import { IntervalSwitch } from '@/components/cells/shared/interval-controls';
import {
  type IntervalKey,
  intervalBars,
  useIntervalCells,
  withIntervals,
} from '@/components/cells/shared/intervals';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import { type CellText, useCellInfo } from '@/components/export/cell-info';
import { useItem, useTask, useView } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { Controls, Note } from '@/components/ui/blocks';
import { Checkbox } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import {
  asTableRows,
  formatCell,
  type TableColumn,
  type TableRow,
} from '@/components/ui/table-format';
import { rankingText } from '@/lib/challenge/challenge';
import { TEAM_STATISTICS } from '@/lib/metrics';
import { changeSettings } from '@/lib/notebook/document/store';
import { UNMATCHED } from '@/lib/notebook/origin';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { teamOf } from '@/lib/notebook/session/names';
import { percentOf } from '@/lib/notebook/uncertainty/words';
import { countOf } from '@/lib/plots/core/format';
import type { FigureParams } from '@/lib/plots/core/params';
import { leaderboardFigure } from '@/lib/plots/leaderboard';
import type { TeamMetricRow } from '@/lib/scoring/result-tables';
import { ruleOf } from '@/lib/scoring/tables/rank-sets';
import {
  compactLetters,
  GROUP_COLUMNS,
  leaderboardColumns,
  leaderboardRows,
  letterGroupRows,
  markUnmatched,
  narrowColumns,
  UNMATCHED_NOTE,
} from './rows';

export const about: CellText = {
  shows:
    'Teams ranked as the description of the challenge says; by default by mAP, ties by mAUROC.',
  computed:
    'mAP is the mean over classes of average precision (AP), the area under the precision-recall curve (step-wise sum). mF1 is the mean F1 at the threshold, mECE the mean expected calibration error. A mean leaves out classes where its metric is undefined.',
};

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
        `and ${formatCell(alignment.images, 'count')} of ${images}${alignment.filled ? '; the others count as score 0' : ''}.`,
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

const WIDTHS = [
  { value: 'wide', label: 'all metrics' },
  { value: 'narrow', label: 'ranking only' },
] as const;

/** The groups of teams that share a letter, and what a letter says. */
function Groups(props: {
  groups: readonly (readonly string[])[];
  rows: readonly TeamMetricRow[];
  metric: string;
}) {
  const { groups, rows, metric } = props;
  return (
    <>
      <Note>
        Teams with a common letter (column Group) do not differ significantly in {metric}. For each
        pair the difference is computed on the same images; p comes from its standard error by the
        jackknife (Student’s t) and is Holm-adjusted over all pairs. A team can be first in nearly
        all replicates and still share a letter: being first is a share of replicates, a letter is a
        test corrected for all pairs.
      </Note>
      <div className="mt-4">
        <ResultTable
          name="significance-groups"
          caption={`Groups of teams that do not differ significantly in ${metric}`}
          columns={GROUP_COLUMNS}
          rows={asTableRows(letterGroupRows(groups, rows))}
          maxHeight={260}
        />
      </div>
    </>
  );
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
        biasNote(u, teams),
      ),
    [u, teamRows, teams],
  );
  const groups = useMemo(() => compactLetters(intervals ? u.letterGroups : []), [u, intervals]);
  const rule = ruleOf(ranking);
  const sets = useMemo(() => (intervals && rule ? u.rankSets(rule) : []), [u, intervals, rule]);
  const isTwin = useCellInfo().origins.some(({ kind }) => kind === 'twin');
  const draw = useCallback(
    (params: FigureParams) =>
      leaderboardFigure(teamRows, {
        ...params,
        ...(intervals && { intervals }),
        ...(isTwin && { marked: { metrics: UNMATCHED, note: UNMATCHED_NOTE } }),
      }),
    [teamRows, intervals, isTwin],
  );
  const renderCell = useIntervalCells(u, keyOf);
  const [columns, setColumns] = useOption('columns', WIDTHS, 'wide');
  const all = leaderboardColumns(
    { withGroups: groups.size > 0, withSets: sets.length > 0 },
    isMixed(teamRows),
    ranking,
  );
  const wide = isTwin ? markUnmatched(all) : all;
  const rows = leaderboardRows(teamRows, groups, sets, ranking);
  const narrow = narrowColumns(wide, ranking);
  const [shown, other] = columns === 'wide' ? [wide, narrow] : [narrow, wide];
  const table = withIntervals(u, shown, rows, keyOf);
  const caption = `Leaderboard of ${view.task}`;
  return (
    <>
      <Controls>
        <IntervalSwitch u={u} />
        <Segmented label="Columns" value={columns} options={WIDTHS} onChange={setColumns} />
        <IncompleteSwitch />
      </Controls>
      <div className={`grid items-start gap-6 ${intervals ? '' : '2xl:grid-cols-2'}`}>
        <ResultTable name="leaderboard" caption={caption} {...table} renderCell={renderCell} />
        <Figure
          draw={draw}
          text={{
            subject: 'Leaderboard',
            shows:
              'mAP, mAUROC, mF1 and mECE of each team, by rank; the best value of each in bold.',
            computed:
              'Means over the classes where the metric is defined. F1 is computed at the threshold.',
          }}
        />
      </div>
      <TableForExport
        make={() => ({
          name: columns === 'wide' ? 'leaderboard-narrow' : 'leaderboard-wide',
          caption,
          ...withIntervals(u, other, rows, keyOf),
        })}
      />
      {sets.length > 0 && (
        <Note>
          Rank set: the ranks a team may have. Together the sets contain the true rank of every team
          with {percentOf(u.settings.level)} confidence.
        </Note>
      )}
      {groups.size > 0 && (
        <Groups
          metric={rule ? TEAM_STATISTICS[rule].title : 'mAP'}
          groups={u.letterGroups}
          rows={teamRows}
        />
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
