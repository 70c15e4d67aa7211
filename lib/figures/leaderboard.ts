import * as Plot from '@observablehq/plot';
import { X_AXIS_ROOM, xAxis } from './axes';
import { finish, plotSvg, tipOptions } from './draw';
import { type FigureParams, FONT, SMALL_FONT } from './figure-params';
import { countOf, formatScore } from './format';
import { noteFigure } from './note';
import { extent, isKnown } from './numbers';
import { composePanels } from './panels';
import { tagged } from './tagged';
import { PANEL_RIGHT, roomyDomain, type TeamPanels, teamPanels } from './team-panels';
import { teamStyles, teamsOf } from './team-style';
import { textWidth } from './text-width';
import { fittingTitle, METRICS, type TeamMetric } from './words';

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

/** Teams by rank, those without one last. */
function byRank(rows: readonly LeaderboardRow[]): LeaderboardRow[] {
  const last = rows.length + 1;
  return [...rows].sort((a, b) => (a.rank ?? last) - (b.rank ?? last));
}

/** The best value of a metric over the teams; null where none is known. */
function best(rows: readonly LeaderboardRow[], metric: TeamMetric): number | null {
  const range = extent(rows.map((row) => row[metric]));
  if (!range) return null;
  return METRICS[metric].lowerIsBetter ? range[0] : range[1];
}

/** One sentence for those who cannot see the figure. */
export function describeLeaderboard(rows: readonly LeaderboardRow[]): string {
  const leaders = SHOWN.flatMap((metric) => {
    const value = best(rows, metric);
    const teams = rows.filter((row) => value !== null && row[metric] === value);
    if (value === null) return [];
    return [
      `${METRICS[metric].short} ${teams.map((row) => row.team).join(', ')} (${formatScore(value)})`,
    ];
  });
  if (leaders.length === 0) return 'No team has a score to show.';
  return `${countOf(rows.length, 'team')}; best by ${leaders.join('; by ')}.`;
}

function sentence(row: LeaderboardRow): string {
  const values = SHOWN.map((metric) => `${METRICS[metric].short} ${formatScore(row[metric])}`);
  const rank = row.rank === null ? '' : `, rank ${row.rank}`;
  return `${row.team}${rank}: ${values.join(', ')}`;
}

function metricPanel(
  rows: readonly LeaderboardRow[],
  metric: TeamMetric,
  index: number,
  panels: TeamPanels,
  params: FigureParams,
): SVGSVGElement {
  const { ink, muted, grid } = params.theme.colours;
  const { layout } = panels;
  const place = panels.place(index);
  const style = teamStyles(params.teams ?? teamsOf(rows), params.theme);
  const top = best(rows, metric);
  const known = rows.filter((row) => isKnown(row[metric]));
  const unknown = rows.filter((row) => !isKnown(row[metric]));
  const y = (row: LeaderboardRow) => layout.at(row.team);
  const room = textWidth('0.000', FONT) + 14;
  const inner = place.width - place.marginLeft - PANEL_RIGHT;
  const domain = roomyDomain(extent(rows.map((row) => row[metric])) ?? [0, 1], inner, room);
  const words = METRICS[metric];
  const valueLabels = (labelled: readonly LeaderboardRow[], fontWeight: number) =>
    Plot.text(
      labelled,
      tagged(labelled, {
        x: metric,
        y,
        text: (row: LeaderboardRow) => formatScore(row[metric]),
        textAnchor: 'start',
        dx: 9,
        fill: ink,
        fontWeight,
      }),
    );
  return plotSvg(
    {
      width: place.width,
      height: panels.height,
      marginTop: panels.marginTop,
      marginBottom: X_AXIS_ROOM,
      marginLeft: place.marginLeft,
      marginRight: PANEL_RIGHT,
      x: { domain },
      y: layout.y,
      marks: [
        Plot.text([words.short], {
          frameAnchor: 'top-left',
          dy: -26,
          fill: ink,
          fontWeight: 600,
        }),
        Plot.text([words.lowerIsBetter ? 'lower is better' : 'higher is better'], {
          frameAnchor: 'top-left',
          dy: -10,
          fill: muted,
          fontSize: SMALL_FONT,
        }),
        Plot.ruleY(rows, { y, stroke: grid }),
        xAxis(
          { label: fittingTitle(metric, inner), ticks: Math.max(2, Math.floor(inner / 70)) },
          params,
        ),
        place.first ? layout.labels(ink) : null,
        Plot.dot(
          known,
          tagged(known, {
            x: metric,
            y,
            r: 4.5,
            fill: (row: LeaderboardRow) => style(row.team).colour,
            symbol: (row: LeaderboardRow) => style(row.team).symbol,
            title: sentence,
            tip: tipOptions({ ...params, width: place.width }),
          }),
        ),
        valueLabels(
          known.filter((row) => row[metric] === top),
          700,
        ),
        valueLabels(
          known.filter((row) => row[metric] !== top),
          400,
        ),
        Plot.text(
          unknown,
          tagged(unknown, {
            y,
            text: () => formatScore(null),
            frameAnchor: 'left',
            dx: 8,
            fill: muted,
            title: sentence,
          }),
        ),
      ],
    },
    params,
  );
}

/** Teams by rank as a dot plot: a panel each for mAP, mAUROC, mF1 and mECE, with its own scale. */
export function leaderboardFigure(
  rows: readonly LeaderboardRow[],
  params: FigureParams,
): SVGSVGElement {
  if (rows.length === 0) return noteFigure('No team to show: no predictions are loaded.', params);
  const sorted = byRank(rows);
  const teams = sorted.map((row) => row.team);
  const panels = teamPanels(teams, SHOWN.length, params, { top: 40, bottom: X_AXIS_ROOM });
  const frame = plotSvg({ height: panels.totalHeight, margin: 0, marks: [] }, params);
  const parts = SHOWN.map((metric, index) => {
    const { x, y } = panels.place(index);
    return { svg: metricPanel(sorted, metric, index, panels, params), x, y };
  });
  return finish(composePanels(frame, parts, params), describeLeaderboard(rows), params);
}
