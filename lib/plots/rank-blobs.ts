import * as Plot from '@observablehq/plot';
import type { TeamStability } from '@/lib/inference/rank-stability';
import type { RankDistributionRow } from '@/lib/scoring/result-tables';
import { X_AXIS_ROOM, xAxis } from './axes';
import { finish, plotSvg, tipOptions } from './draw';
import { type FigureParams, FONT, isNarrow, SMALL_FONT } from './figure-params';
import { footnote } from './footnote';
import { countOf, DASH, formatShare } from './format';
import { keyMarks } from './key';
import { noteFigure } from './note';
import { rowLayout } from './row-layout';
import { shortName } from './short-name';
import { tagged } from './tagged';
import { teamStyles, teamsOf } from './team-style';
import { textWidth } from './text-width';

/** A row of `rank_distribution`, as far as it is drawn. */
export type RankRow = Pick<RankDistributionRow, 'team' | 'rank' | 'probability'>;

export interface RankRows {
  readonly ranks: readonly RankRow[];
  /** What the ranks of each team come to, from top to bottom. */
  readonly teams: readonly TeamStability[];
}

export interface RankBlobsParams extends FigureParams {
  /** By what teams are ranked: `mAP`. */
  readonly rule: string;
  /** Share of the replicates that a team's line spans, 0 to 1. */
  readonly level: number;
  /** How the replicates were made. */
  readonly note?: string;
}

/** Each team's mean rank over the replicates. */
function meanRanks(rows: readonly RankRow[]): ReadonlyMap<string, number> {
  const means = new Map<string, number>();
  for (const { team, rank, probability } of rows) {
    means.set(team, (means.get(team) ?? 0) + rank * probability);
  }
  return means;
}

/** One sentence for those who cannot see the figure. */
export function describeRankBlobs(
  { teams }: RankRows,
  { rule, level }: Pick<RankBlobsParams, 'rule' | 'level'>,
): string {
  const leader = teams[0];
  if (!leader) return 'No team has a rank to show.';
  const sure = teams.filter((team) => team.lower === team.upper).length;
  return (
    `Ranks of ${countOf(teams.length, 'team')} by ${rule} over the replicates: ${shortName(leader.team)} is ` +
    `first in ${formatShare(leader.first)} of them; ${countOf(sure, 'team')} ` +
    `${sure === 1 ? 'keeps its' : 'keep their'} rank in ${formatShare(level)} of them.`
  );
}

function sentence({ team, median, lower, upper, first, topThree }: TeamStability, level: number) {
  return (
    `${shortName(team)}: median rank ${median}, rank ${lower} to ${upper} in ${formatShare(level)} of the ` +
    `replicates; first in ${formatShare(first)}, among the first three in ${formatShare(topThree)}`
  );
}

/** Columns of text at the right of the rows: titles above, a text a team. */
function columnsOf(means: ReadonlyMap<string, number>, params: FigureParams) {
  const columns = [
    { title: 'Mean', text: (team: TeamStability) => means.get(team.team)?.toFixed(2) ?? DASH },
    { title: 'First', text: (team: TeamStability) => formatShare(team.first) },
    { title: 'Top 3', text: (team: TeamStability) => formatShare(team.topThree) },
  ];
  const shown = isNarrow(params) ? columns.slice(0, 1) : columns;
  const width = Math.ceil(textWidth('99.9\u00a0%', SMALL_FONT)) + 10;
  return shown.map((column, i) => ({ ...column, dx: (i + 1) * width }));
}

/** Every how many ranks one is written, the fewest that find room. */
const TICK_STEPS = [1, 5, 10, 20, 50, 100];

/**
 * Teams by ranks: a disc's area is the share of the replicates in which the team has the rank, a
 * line the ranks of most of them, a tick the median.
 */
export function rankBlobsFigure(rows: RankRows, params: RankBlobsParams): SVGSVGElement {
  const summaries = rows.teams;
  if (summaries.length === 0) return noteFigure(describeRankBlobs(rows, params), params);
  const { ink, muted, grid, surface } = params.theme.colours;
  const teams = summaries.map((team) => team.team);
  const ranks = Math.max(teams.length, ...rows.ranks.map((row) => row.rank));
  const layout = rowLayout(teams, params, {
    kind: 'team',
    step: teams.length > 20 ? 18 : 28,
    beside: true,
    share: 0.28,
  });
  const columns = columnsOf(meanRanks(rows.ranks), params);
  const marginRight = (columns.at(-1)?.dx ?? 0) + 8;
  const room = params.width - layout.marginLeft - marginRight;
  const column = room / ranks;
  const largest = Math.max(2.5, Math.min(14, column / 2, layout.step / 2) - 0.5);
  const style = teamStyles(params.teams ?? teamsOf(summaries), params.theme);
  const blobs = rows.ranks.filter((row) => row.probability > 0);
  const key = keyMarks(
    [
      { label: 'area: share of replicates', style: { colour: muted, symbol: 'circle' } },
      {
        label: `${formatShare(params.level)} of replicates`,
        style: { colour: ink, symbol: 'circle' },
        shape: 'line',
      },
      { label: 'median rank', style: { colour: ink, symbol: 'circle' }, shape: 'tick' },
    ],
    params,
  );
  const note = footnote(params.note ?? '', params);
  const marginTop = key.height + 24;
  const marginBottom = X_AXIS_ROOM + note.height;
  const height = marginTop + layout.height + marginBottom;
  const rankWidth = textWidth(`${ranks}`, FONT) + 8;
  const every = TICK_STEPS.find((step) => step * column >= rankWidth) ?? ranks;
  const describe = (team: TeamStability) => sentence(team, params.level);
  const y = (row: { readonly team: string }) => layout.at(row.team);
  const tick = Math.min(0.36, 9 / layout.step);
  const texts = columns.map(({ title, text, dx }) => [
    Plot.text([title], {
      frameAnchor: 'top-right',
      textAnchor: 'end',
      dx,
      dy: -15,
      fill: muted,
      fontSize: SMALL_FONT,
    }),
    Plot.text(
      summaries,
      tagged(summaries, {
        y,
        text,
        frameAnchor: 'right',
        textAnchor: 'end',
        dx,
        fill: ink,
        fontSize: SMALL_FONT,
      }),
    ),
  ]);
  const svg = plotSvg(
    {
      height,
      marginTop,
      marginBottom,
      marginLeft: layout.marginLeft,
      marginRight,
      x: { type: 'linear', domain: [0.5, ranks + 0.5] },
      y: layout.y,
      r: { type: 'sqrt', domain: [0, 1], range: [0, largest] },
      marks: [
        key.marks,
        Plot.ruleY(teams, { y: layout.at, stroke: grid }),
        xAxis(
          {
            label: `Rank by ${params.rule}`,
            ticks: Array.from({ length: ranks }, (_, i) => i + 1).filter(
              (rank) => rank === 1 || rank % every === 0,
            ),
            format: (value) => `${value}`,
            grid: false,
          },
          params,
        ),
        layout.labels(params.theme),
        Plot.dot(
          blobs,
          tagged(blobs, {
            x: 'rank',
            y,
            r: 'probability',
            fill: (row: RankRow) => style(row.team).colour,
            fillOpacity: 0.85,
            title: (row: RankRow) =>
              `${shortName(row.team)}: rank ${row.rank} in ${formatShare(row.probability)} of the replicates`,
            tip: tipOptions(params),
          }),
        ),
        Plot.link(
          summaries,
          tagged(summaries, {
            x1: 'lower',
            x2: 'upper',
            y1: y,
            y2: y,
            stroke: ink,
            strokeWidth: 1.5,
            title: describe,
          }),
        ),
        ...[
          { stroke: surface, strokeWidth: 4.5 },
          { stroke: ink, strokeWidth: 2.25 },
        ].map((stroke) =>
          Plot.link(
            summaries,
            tagged(summaries, {
              x1: 'median',
              x2: 'median',
              y1: (team: TeamStability) => y(team)! - tick,
              y2: (team: TeamStability) => y(team)! + tick,
              title: describe,
              ...stroke,
            }),
          ),
        ),
        texts,
        note.marks(height),
      ],
    },
    params,
  );
  return finish(svg, describeRankBlobs(rows, params), params);
}
