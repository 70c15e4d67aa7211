import * as Plot from '@observablehq/plot';
import type { TeamStability } from '@/lib/inference/rank-stability';
import type { RankDistributionRow, RankSetRow } from '@/lib/scoring/result-tables';
import { countOf, DASH, formatShare } from './core/format';
import { type Key, keyMarks } from './core/key';
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

/** What the ranks of a team come to, and the ranks it may have (`rank_sets`). */
export type TeamRanks = TeamStability & { readonly rank_set?: string | null };

/** Adds to each team the ranks it may have. */
export function withRankSets<Team extends TeamStability>(
  teams: readonly Team[],
  sets: readonly Pick<RankSetRow, 'team' | 'rank_set'>[],
): (Team & TeamRanks)[] {
  return teams.map((own) => ({
    ...own,
    rank_set: sets.find(({ team }) => team === own.team)?.rank_set ?? null,
  }));
}

export interface RankRows {
  readonly ranks: readonly RankRow[];
  /** What the ranks of each team come to, from top to bottom. */
  readonly teams: readonly TeamRanks[];
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
    `${shortName(leader.team)} is first by ${rule} in ${formatShare(leader.first)} of the replicates; ` +
    `${sure} of ${countOf(teams.length, 'team')} ${sure === 1 ? 'keeps its' : 'keep their'} rank in ` +
    `${formatShare(level)} of them.`
  );
}

function sentence({ team, median, lower, upper, first, topThree }: TeamStability, level: number) {
  return (
    `${shortName(team)}: median rank ${median}, rank ${lower} to ${upper} in ${formatShare(level)} of the ` +
    `replicates; first in ${formatShare(first)}, among the first three in ${formatShare(topThree)}`
  );
}

/** Columns of text at the right of the rows: titles above, a text a team. */
function columnsOf({ ranks, teams }: RankRows, params: FigureParams) {
  const means = meanRanks(ranks);
  const columns = [
    ...(teams.some((team) => team.rank_set)
      ? [{ title: 'Set', text: (team: TeamRanks) => team.rank_set ?? DASH }]
      : []),
    { title: 'Mean', text: (team: TeamRanks) => means.get(team.team)?.toFixed(2) ?? DASH },
    { title: 'First', text: (team: TeamRanks) => formatShare(team.first) },
    { title: 'Top 3', text: (team: TeamRanks) => formatShare(team.topThree) },
  ];
  const shown = isNarrow(params) ? columns.slice(0, 1) : columns;
  const width = Math.ceil(textWidth('99.9\u00a0%', SMALL_FONT)) + 10;
  return shown.map((column, i) => ({ ...column, dx: (i + 1) * width }));
}

/** Radius in px of the smallest disc of a team that has one rank in all replicates. */
const LEAST_DISC = 7;

/** A tick every n ranks: the smallest n that leaves room for the numbers. */
const TICK_STEPS = [1, 5, 10, 20, 50, 100];

/** The axis of ranks: where ticks are, and how wide a rank is in pixels. */
function rankAxis(ranks: number, width: number, rule: string) {
  const column = width / ranks;
  const needed = textWidth(`${ranks}`, FONT) + 8;
  const every = TICK_STEPS.find((step) => step * column >= needed) ?? ranks;
  const all = Array.from({ length: ranks }, (_, i) => i + 1);
  return {
    column,
    axis: {
      label: `Rank by ${rule}`,
      ticks: all.filter((rank) => rank === 1 || rank % every === 0),
      format: (value: number) => `${value}`,
      grid: false,
    },
  };
}

function keyOf(shaded: boolean, params: RankBlobsParams): Key {
  const { ink, muted } = params.theme.colours;
  return keyMarks(
    [
      {
        label: `${shaded ? 'shade' : 'area'}: share of replicates`,
        style: { colour: muted, symbol: shaded ? 'square' : 'circle' },
      },
      {
        label: `${formatShare(params.level)} of replicates`,
        style: { colour: ink, symbol: 'circle' },
        shape: 'line',
      },
      { label: 'median rank', style: { colour: ink, symbol: 'circle' }, shape: 'tick' },
    ],
    params,
  );
}

type Layout = ReturnType<typeof rowLayout>;

/** The ranks that a team has in some replicate: discs, or shaded columns where they are narrow. */
function blobs(
  { ranks, teams }: RankRows,
  layout: Layout,
  shaded: boolean,
  params: RankBlobsParams,
) {
  const style = teamStyles(params.teams ?? teamsOf(teams), params.theme);
  const y = ({ team }: RankRow) => layout.at(team);
  const rows = ranks.filter((row) => row.probability > 0);
  const shared = {
    fill: (row: RankRow) => style(row.team).colour,
    title: (row: RankRow) =>
      `${shortName(row.team)}: rank ${row.rank} in ${formatShare(row.probability)} of the replicates`,
    tip: tipOptions(params),
  };
  if (!shaded) {
    return tagged.dot(rows, { x: 'rank', y, r: 'probability', fillOpacity: 0.85, ...shared });
  }
  return tagged.rect(rows, {
    x1: (row: RankRow) => row.rank - 0.5,
    x2: (row: RankRow) => row.rank + 0.5,
    y1: (row: RankRow) => y(row)! - 0.42,
    y2: (row: RankRow) => y(row)! + 0.42,
    // As with areas, the eye judges shades by less than their amount.
    fillOpacity: (row: RankRow) => 0.12 + 0.8 * Math.sqrt(row.probability),
    ...shared,
  });
}

/** Lines over the ranks of most replicates, with a tick at the median. */
function spans(teams: readonly TeamStability[], layout: Layout, params: RankBlobsParams) {
  const { ink, surface } = params.theme.colours;
  const y = ({ team }: TeamStability) => layout.at(team);
  const title = (team: TeamStability) => sentence(team, params.level);
  const line = (options: Plot.LinkOptions) => tagged.link(teams, { ...options, title });
  const tick = Math.min(0.36, 9 / layout.step);
  const medianTick = (stroke: string, strokeWidth: number) =>
    line({
      x1: 'median',
      x2: 'median',
      y1: (team: TeamStability) => y(team)! - tick,
      y2: (team: TeamStability) => y(team)! + tick,
      stroke,
      strokeWidth,
    });
  return [
    line({ x1: 'lower', x2: 'upper', y1: y, y2: y, stroke: ink, strokeWidth: 1.5 }),
    medianTick(surface, 4.5),
    medianTick(ink, 2.25),
  ];
}

/** The texts of a column, with its title above. */
function columnMarks(
  { title, text, dx }: ReturnType<typeof columnsOf>[number],
  teams: readonly TeamRanks[],
  layout: Layout,
  { theme: { colours } }: FigureParams,
) {
  const shared = { textAnchor: 'end', dx, fontSize: SMALL_FONT } as const;
  return [
    Plot.text([title], { ...shared, frameAnchor: 'top-right', dy: -15, fill: colours.muted }),
    tagged.text(teams, {
      ...shared,
      y: ({ team }: TeamStability) => layout.at(team),
      text,
      frameAnchor: 'right',
      fill: colours.ink,
    }),
  ];
}

/**
 * Teams by ranks: a disc's area, or where columns are narrow a shade, is the share of the replicates
 * in which the team has the rank; a line spans the ranks of most replicates, a tick is the median.
 */
export function rankBlobsFigure(rows: RankRows, params: RankBlobsParams): SVGSVGElement {
  const { teams } = rows;
  const description = describeRankBlobs(rows, params);
  if (teams.length === 0) return noteFigure(description, params);
  const ranks = Math.max(teams.length, ...rows.ranks.map((row) => row.rank));
  const layout = rowLayout(
    teams.map(({ team }) => team),
    params,
    { kind: 'team', step: teams.length > 20 ? 18 : 28, beside: true, share: 0.28 },
  );
  const columns = columnsOf(rows, params);
  const marginRight = (columns.at(-1)?.dx ?? 0) + 8;
  const width = params.width - layout.marginLeft - marginRight;
  const { column, axis } = rankAxis(ranks, width, params.rule);
  const largest = Math.min(14, column / 2, layout.step / 2) - 0.5;
  // Small discs of a few percent cannot be seen: narrow columns are shaded instead.
  const shaded = largest < LEAST_DISC;
  return rowPlot(
    {
      layout,
      key: keyOf(shaded, params),
      gap: 24,
      marginRight,
      x: { type: 'linear', domain: [0.5, ranks + 0.5] },
      r: { type: 'sqrt', domain: [0, 1], range: [0, Math.max(1, largest)] },
      axis,
      behind: layout.lines,
      marks: [
        blobs(rows, layout, shaded, params),
        ...spans(teams, layout, params),
        columns.map((one) => columnMarks(one, teams, layout, params)),
      ],
      note: params.note ?? '',
      description,
    },
    params,
  );
}
