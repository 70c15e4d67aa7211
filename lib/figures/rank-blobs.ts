import * as Plot from '@observablehq/plot';
import { X_AXIS_ROOM, xAxis } from './axes';
import { finish, plotSvg, tipOptions } from './draw';
import { type FigureParams, FONT, isNarrow, SMALL_FONT } from './figure-params';
import { footnote } from './footnote';
import { countOf, formatShare } from './format';
import { keyMarks } from './key';
import { noteFigure } from './note';
import { type RankRow, type RankSummary, rankSummaries } from './rank-summary';
import { rowLayout } from './row-layout';
import { tagged } from './tagged';
import { teamStyles, teamsOf } from './team-style';
import { textWidth } from './text-width';

export interface RankBlobsParams extends FigureParams {
  /** By what teams are ranked: `mAP`. */
  readonly rule: string;
  /** How the replicates were made. */
  readonly note?: string;
}

/** One sentence for those who cannot see the figure. */
export function describeRankBlobs(
  rows: readonly RankRow[],
  { rule }: Pick<RankBlobsParams, 'rule'>,
): string {
  const [leader, ...others] = rankSummaries(rows);
  if (!leader) return 'No team has a rank to show.';
  const sure = [leader, ...others].filter((team) => team.lower === team.upper).length;
  return (
    `Ranks of ${countOf(others.length + 1, 'team')} by ${rule} over the replicates: ` +
    `${leader.team} is first in ${formatShare(leader.first)} of them; ` +
    `${countOf(sure, 'team')} ${sure === 1 ? 'keeps its' : 'keep their'} rank in 95\u00a0% of them.`
  );
}

function sentence({ team, mean, median, lower, upper, first, topThree }: RankSummary): string {
  return (
    `${team}: mean rank ${mean.toFixed(2)}, median ${median}, rank ${lower} to ${upper} in ` +
    `95\u00a0% of the replicates; first in ${formatShare(first)}, among the first three in ` +
    `${formatShare(topThree)}`
  );
}

/** Columns of text at the right of the rows: titles above, a text a team. */
function columnsOf(params: FigureParams) {
  const columns = [
    { title: 'Mean', text: (team: RankSummary) => team.mean.toFixed(2) },
    { title: 'First', text: (team: RankSummary) => formatShare(team.first) },
    { title: 'Top 3', text: (team: RankSummary) => formatShare(team.topThree) },
  ];
  const shown = isNarrow(params) ? columns.slice(0, 1) : columns;
  const width = Math.ceil(textWidth('99.9\u00a0%', SMALL_FONT)) + 10;
  return shown.map((column, i) => ({ ...column, dx: (i + 1) * width }));
}

/**
 * Teams by ranks: a disc's area is the share of the replicates in which the team has the rank, a
 * line the ranks of 95 % of them, a tick the median. The best mean rank is at the top.
 */
export function rankBlobsFigure(rows: readonly RankRow[], params: RankBlobsParams): SVGSVGElement {
  const summaries = rankSummaries(rows);
  if (summaries.length === 0) return noteFigure(describeRankBlobs(rows, params), params);
  const { ink, muted, grid, surface } = params.theme.colours;
  const teams = summaries.map((team) => team.team);
  const ranks = Math.max(...rows.map((row) => row.rank));
  const layout = rowLayout(teams, params, {
    kind: 'team',
    step: teams.length > 20 ? 18 : 28,
    beside: true,
    share: 0.28,
  });
  const columns = columnsOf(params);
  const marginRight = (columns.at(-1)?.dx ?? 0) + 8;
  const room = params.width - layout.marginLeft - marginRight;
  const column = room / ranks;
  const largest = Math.max(2.5, Math.min(14, column / 2, layout.step / 2) - 0.5);
  const style = teamStyles(params.teams ?? teamsOf(rows), params.theme);
  const blobs = rows.filter((row) => row.probability > 0);
  const key = keyMarks(
    [
      { label: 'area: share of replicates', style: { colour: muted, symbol: 'circle' } },
      { label: '95\u00a0% of replicates', style: { colour: ink, symbol: 'circle' }, shape: 'line' },
      { label: 'median rank', style: { colour: ink, symbol: 'circle' }, shape: 'tick' },
    ],
    params,
  );
  const note = footnote(params.note ?? '', params);
  const marginTop = key.height + 24;
  const marginBottom = X_AXIS_ROOM + note.height;
  const height = marginTop + layout.height + marginBottom;
  const every = Math.ceil((textWidth(`${ranks}`, FONT) + 8) / column);
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
              `${row.team}: rank ${row.rank} in ${formatShare(row.probability)} of the replicates`,
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
            title: sentence,
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
              y1: (team: RankSummary) => y(team)! - tick,
              y2: (team: RankSummary) => y(team)! + tick,
              title: sentence,
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
