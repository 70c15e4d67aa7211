import { X_AXIS_ROOM } from './axes';
import { finish, plotSvg } from './draw';
import { barsOf, type ErrorBars, type FindBar } from './error-bars';
import type { FigureParams } from './figure-params';
import { footnote } from './footnote';
import { countOf, formatScore } from './format';
import { noteFigure } from './note';
import { composePanels } from './panels';
import { shortName } from './short-name';
import { teamPanels } from './team-panels';
import { teamStyles, teamsOf } from './team-style';
import { HEADING_ROOM, valuePanel } from './value-panel';
import { bestValue, fittingTitle, METRICS, metricPhrase, type TeamMetric } from './words';

/** A row of `team_metrics`. */
export interface LeaderboardRow {
  readonly team: string;
  readonly map: number | null;
  readonly mauroc: number | null;
  readonly mf1: number | null;
  readonly mece: number | null;
  readonly rank: number | null;
}

const SHOWN: readonly TeamMetric[] = ['map', 'mauroc', 'mf1', 'mece'];

export interface LeaderboardParams extends FigureParams {
  /** Intervals of the teams' means. */
  readonly intervals?: ErrorBars;
}

/** Teams by rank, those without one last. */
function byRank(rows: readonly LeaderboardRow[]): LeaderboardRow[] {
  const last = rows.length + 1;
  return [...rows].sort((a, b) => (a.rank ?? last) - (b.rank ?? last));
}

/** One sentence for those who cannot see the figure. */
export function describeLeaderboard(rows: readonly LeaderboardRow[]): string {
  const leaders = SHOWN.flatMap((metric) => {
    const { short, lowerIsBetter } = METRICS[metric];
    const best = bestValue(
      rows.map((row) => row[metric]),
      lowerIsBetter,
    );
    if (best === null) return [];
    const teams = rows.filter((row) => row[metric] === best).map((row) => row.team);
    return [`${short} ${teams.join(', ')} (${formatScore(best)})`];
  });
  if (leaders.length === 0) return 'No team has a score to show.';
  return `${countOf(rows.length, 'team')}; best by ${leaders.join('; by ')}.`;
}

/** The bar of a team's mean; ECE is not resampled. */
function barOf(find: FindBar, { team }: LeaderboardRow, metric: TeamMetric) {
  return metric === 'mece' ? null : find(team, 'team', null, metric);
}

function sentence(row: LeaderboardRow, find: FindBar): string {
  const rank = row.rank === null ? '' : `, rank ${row.rank}`;
  return `${shortName(row.team)}${rank}: ${SHOWN.map((metric) => metricPhrase(metric, row[metric], barOf(find, row, metric))).join(', ')}`;
}

/** Teams by rank as a dot plot: a panel each for mAP, mAUROC, mF1 and mECE, with its own scale. */
export function leaderboardFigure(
  rows: readonly LeaderboardRow[],
  params: LeaderboardParams,
): SVGSVGElement {
  if (rows.length === 0) return noteFigure('No team to show: no predictions are loaded.', params);
  const sorted = byRank(rows);
  const teams = sorted.map((row) => row.team);
  const style = teamStyles(params.teams ?? teamsOf(rows), params.theme);
  const panels = teamPanels(teams, SHOWN.length, params, HEADING_ROOM + X_AXIS_ROOM);
  const find = barsOf(params.intervals);
  const note = footnote(params.intervals?.note ?? '', params);
  const height = panels.totalHeight + note.height;
  const frame = plotSvg({ height, margin: 0, marks: [note.marks(height)] }, params);
  const parts = SHOWN.map((metric, index) => {
    const { short, lowerIsBetter } = METRICS[metric];
    const place = panels.place(index);
    const svg = valuePanel(
      sorted.map((row) => ({
        team: row.team,
        value: row[metric],
        title: sentence(row, find),
        bar: barOf(find, row, metric),
      })),
      {
        title: short,
        subtitle: lowerIsBetter ? 'lower is better' : 'higher is better',
        axisTitle: (width) => fittingTitle(metric, width),
        lowerIsBetter,
        panels,
        place,
        style,
      },
      params,
    );
    return { svg, x: place.x, y: place.y };
  });
  return finish(composePanels(frame, parts, params), describeLeaderboard(rows), params);
}
