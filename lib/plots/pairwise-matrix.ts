import * as Plot from '@observablehq/plot';
import { rampColour, readableOn } from './colour';
import { columnHeaders } from './column-headers';
import { finish, plotSvg, tipOptions } from './draw';
import { type FigureParams, FONT, SMALL_FONT } from './figure-params';
import { footnote } from './footnote';
import { countOf, formatShareNumber } from './format';
import { noteFigure } from './note';
import { isKnown } from './numbers';
import { isSignificant, type PairRow, pairSentence, pairsOf, teamsByWins } from './pairwise-rows';
import { rampMarks } from './ramp-key';
import { rowLayout } from './row-layout';
import { tagged } from './tagged';
import { textWidth } from './text-width';

export interface PairwiseMatrixParams extends FigureParams {
  /** What the teams are compared by: `mAP`. */
  readonly metric: string;
  /** Teams in the order of rows and columns; the one that wins most first unless given. */
  readonly order?: readonly string[];
  /** How the replicates were made. */
  readonly note?: string;
}

interface PairCell {
  readonly team: string;
  readonly row: number;
  readonly column: number;
  readonly value: number;
  readonly significant: boolean;
  readonly title: string;
}

/** One sentence for those who cannot see the figure. */
export function describePairwiseMatrix(
  rows: readonly PairRow[],
  { metric }: Pick<PairwiseMatrixParams, 'metric'>,
): string {
  const known = rows.filter((row) => isKnown(row.probability));
  if (known.length === 0) return 'No two teams can be compared.';
  const pairs = new Set(known.map((row) => [row.team, row.other].sort().join('\n'))).size;
  const significant = new Set(
    known.filter(isSignificant).map((row) => [row.team, row.other].sort().join('\n')),
  ).size;
  const best = teamsByWins(known)[0]!;
  return (
    `${countOf(pairs, 'pair')} of teams compared by ${metric}: ${significant} of them differ ` +
    `significantly; ${best} beats the others most often.`
  );
}

function cellsOf(rows: readonly PairRow[], teams: readonly string[], metric: string): PairCell[] {
  const pairs = pairsOf(rows);
  return teams.flatMap((team, row) =>
    teams.flatMap((other, column) => {
      const pair = team === other ? null : pairs(team, other);
      if (!pair || !isKnown(pair.probability)) return [];
      return [
        {
          team,
          row,
          column,
          value: pair.probability,
          significant: isSignificant(pair),
          title: pairSentence(pair, metric),
        },
      ];
    }),
  );
}

const SMALLEST = 8;
const MARGIN = 8;

/** How many teams find room; the rest is named in the note. */
function fitting(teams: readonly string[], room: number): readonly string[] {
  return teams.slice(0, Math.max(2, Math.floor(room / SMALLEST)));
}

/**
 * Teams x teams: in how many of the replicates the team of the row is better than that of the
 * column. Pairs that differ significantly are framed.
 */
export function pairwiseMatrixFigure(
  rows: readonly PairRow[],
  params: PairwiseMatrixParams,
): SVGSVGElement {
  const { metric, theme, width } = params;
  const known = rows.filter((row) => isKnown(row.probability));
  if (known.length === 0) return noteFigure(describePairwiseMatrix([], params), params);
  const { ink, surface, muted, ramp } = theme.colours;
  const all = params.order ?? teamsByWins(known);
  const names = rowLayout(all, params, { kind: 'team', beside: true, share: 0.28 }).marginLeft;
  const room = width - names - MARGIN;
  const teams = fitting(all, room);
  const step = Math.min(72, room / teams.length);
  const layout = rowLayout(teams, params, {
    kind: 'team',
    step: Math.max(SMALLEST, Math.min(30, step)),
    beside: true,
    share: 0.28,
  });
  const column = Math.min(step, (width - layout.marginLeft - MARGIN) / teams.length);
  const colour = (cell: PairCell) => rampColour(ramp, cell.value);
  const onCell = (cell: PairCell) => readableOn(colour(cell), [ink, surface]);
  const cells = cellsOf(known, teams, metric);
  const text = column >= textWidth('>99', SMALL_FONT) + 10 && layout.step >= 13;
  const fontSize = column >= 34 ? FONT : SMALL_FONT;
  const key = rampMarks(
    {
      ramp,
      domain: [0, 1],
      label: `${metric}: row beats column, % of replicates`,
      format: (value) => `${value * 100}`,
      frame: 'significant',
    },
    params,
  );
  const headers = columnHeaders(teams, column, params);
  const left = all.length - teams.length;
  const cut =
    left > 0
      ? `The first ${teams.length} of ${all.length} teams: a wider page, or fewer teams, shows all. `
      : '';
  const note = footnote(`${cut}${params.note ?? ''}`, params);
  const marginTop = key.height + headers.height;
  const height = marginTop + layout.height + 6 + note.height;
  // Small cells have thin frames: thousands of thick ones would be all there is to see.
  const framed = column >= 24 ? 1.5 : column >= 18 ? 1 : 0.6;
  const gap = Math.min(0.5, column / 20);
  const box = {
    x1: (cell: PairCell) => cell.column - 0.5,
    x2: (cell: PairCell) => cell.column + 0.5,
    y1: (cell: PairCell) => cell.row - 0.5,
    y2: (cell: PairCell) => cell.row + 0.5,
  };
  const significant = cells.filter((cell) => cell.significant);
  const cellTexts = (own: readonly PairCell[], fontWeight: number) =>
    Plot.text(
      text ? own : [],
      tagged(own, {
        x: 'column',
        y: 'row',
        text: (cell: PairCell) => formatShareNumber(cell.value),
        fill: onCell,
        fontSize,
        fontWeight,
      }),
    );
  const svg = plotSvg(
    {
      height,
      marginTop,
      marginBottom: 6 + note.height,
      marginLeft: layout.marginLeft,
      marginRight: width - layout.marginLeft - column * teams.length,
      x: { type: 'linear', domain: [-0.5, teams.length - 0.5], axis: null },
      y: layout.y,
      marks: [
        key.marks,
        headers.marks,
        layout.labels(theme),
        Plot.link(teams.length > 1 ? [teams.length - 0.5] : [], {
          x1: -0.5,
          y1: -0.5,
          x2: (end: number) => end,
          y2: (end: number) => end,
          stroke: muted,
          strokeOpacity: 0.6,
        }),
        Plot.rect(
          cells,
          tagged(cells, {
            ...box,
            fill: colour,
            inset: gap,
            title: 'title',
            tip: tipOptions(params),
          }),
        ),
        Plot.rect(
          significant,
          tagged(significant, {
            ...box,
            fill: 'none',
            stroke: onCell,
            strokeWidth: framed,
            inset: gap + (column >= 18 ? 1.75 : 0.75),
          }),
        ),
        cellTexts(
          cells.filter((cell) => !cell.significant),
          400,
        ),
        cellTexts(significant, 700),
        note.marks(height),
      ],
    },
    params,
  );
  return finish(svg, describePairwiseMatrix(rows, params), params);
}
