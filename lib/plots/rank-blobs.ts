import * as Plot from '@observablehq/plot';
import type { TeamStability } from '@/lib/inference/rank-stability';
import type { RankDistributionRow } from '@/lib/scoring/result-tables';
import { countOf, DASH, formatShare } from './core/format';
import { keyMarks } from './core/key';
import { type FigureParams, FONT, isNarrow, SMALL_FONT } from './core/params';
import { rowLayout } from './core/row-layout';
import { rowPlot } from './core/row-plot';
import { teamStyles, teamsOf } from './core/styles';
import { noteFigure } from './core/svg';
import { tagged } from './core/tagged';
import { shortName, textWidth } from './core/text';
import { tipOptions } from './core/tip';

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

/** A tick every n ranks: the smallest n that leaves room for the numbers. */
const TICK_STEPS = [1, 5, 10, 20, 50, 100];

/**
 * Teams by ranks: a disc's area is the share of the replicates in which the team has the rank, a
 * line spans the ranks of most replicates, a tick is the median.
 */
export function rankBlobsFigure(rows: RankRows, params: RankBlobsParams): SVGSVGElement {
  const summaries = rows.teams;
  const description = describeRankBlobs(rows, params);
  if (summaries.length === 0) return noteFigure(description, params);
  const { ink, muted, surface } = params.theme.colours;
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
  const column = (params.width - layout.marginLeft - marginRight) / ranks;
  const largest = Math.max(2.5, Math.min(14, column / 2, layout.step / 2) - 0.5);
  const style = teamStyles(params.teams ?? teamsOf(summaries), params.theme);
  const blobs = rows.ranks.filter((row) => row.probability > 0);
  const rankWidth = textWidth(`${ranks}`, FONT) + 8;
  const every = TICK_STEPS.find((step) => step * column >= rankWidth) ?? ranks;
  const title = (team: TeamStability) => sentence(team, params.level);
  const y = (row: { readonly team: string }) => layout.at(row.team);
  const tick = Math.min(0.36, 9 / layout.step);
  const line = (options: Plot.LinkOptions) => tagged.link(summaries, { ...options, title });
  const medianTick = (stroke: string, strokeWidth: number) =>
    line({
      x1: 'median',
      x2: 'median',
      y1: (team: TeamStability) => y(team)! - tick,
      y2: (team: TeamStability) => y(team)! + tick,
      stroke,
      strokeWidth,
    });
  return rowPlot(
    {
      layout,
      key: keyMarks(
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
      ),
      gap: 24,
      marginRight,
      x: { type: 'linear', domain: [0.5, ranks + 0.5] },
      r: { type: 'sqrt', domain: [0, 1], range: [0, largest] },
      axis: {
        label: `Rank by ${params.rule}`,
        ticks: Array.from({ length: ranks }, (_, i) => i + 1).filter(
          (rank) => rank === 1 || rank % every === 0,
        ),
        format: (value) => `${value}`,
        grid: false,
      },
      behind: layout.lines,
      marks: [
        tagged.dot(blobs, {
          x: 'rank',
          y,
          r: 'probability',
          fill: (row: RankRow) => style(row.team).colour,
          fillOpacity: 0.85,
          title: (row: RankRow) =>
            `${shortName(row.team)}: rank ${row.rank} in ${formatShare(row.probability)} of the replicates`,
          tip: tipOptions(params),
        }),
        line({ x1: 'lower', x2: 'upper', y1: y, y2: y, stroke: ink, strokeWidth: 1.5 }),
        medianTick(surface, 4.5),
        medianTick(ink, 2.25),
        columns.map(({ title: heading, text, dx }) => [
          Plot.text([heading], {
            frameAnchor: 'top-right',
            textAnchor: 'end',
            dx,
            dy: -15,
            fill: muted,
            fontSize: SMALL_FONT,
          }),
          tagged.text(summaries, {
            y,
            text,
            frameAnchor: 'right',
            textAnchor: 'end',
            dx,
            fill: ink,
            fontSize: SMALL_FONT,
          }),
        ]),
      ],
      note: params.note ?? '',
      description,
    },
    params,
  );
}
