import * as Plot from '@observablehq/plot';
import { countOf, formatShareNumber } from './core/format';
import { rampKey } from './core/key';
import { type MatrixCell, matrixPlace, matrixPlot } from './core/matrix-plot';
import { isKnown } from './core/numbers';
import { isSignificant, type PairRow, pairSentence, pairsOf, teamsByWins } from './core/pairs';
import { type FigureParams, FONT, SMALL_FONT } from './core/params';
import { noteFigure } from './core/svg';
import { shortName, textWidth } from './core/text';

export interface PairwiseMatrixParams extends FigureParams {
  /** What the teams are compared by: `mAP`. */
  readonly metric: string;
  /** Teams in the order of rows and columns; the one that wins most first unless given. */
  readonly order?: readonly string[];
  /** How the replicates were made. */
  readonly note?: string;
}

/** One sentence for those who cannot see the figure. */
export function describePairwiseMatrix(
  rows: readonly PairRow[],
  { metric }: Pick<PairwiseMatrixParams, 'metric'>,
): string {
  const known = rows.filter((row) => isKnown(row.probability));
  if (known.length === 0) return 'No two teams can be compared.';
  const count = (pairs: readonly PairRow[]) =>
    new Set(pairs.map((row) => [row.team, row.other].sort().join('\n'))).size;
  const best = teamsByWins(known)[0]!;
  return (
    `${count(known.filter(isSignificant))} of ${countOf(count(known), 'pair')} of teams differ ` +
    `significantly in ${metric}; ${shortName(best)} beats the others most often.`
  );
}

function cellsOf(
  rows: readonly PairRow[],
  names: readonly string[],
  columns: readonly string[],
  metric: string,
): MatrixCell[] {
  const pairs = pairsOf(rows);
  return names.flatMap((team, row) =>
    columns.flatMap((other, column): MatrixCell[] => {
      const pair = team === other ? null : pairs(team, other);
      if (!pair || !isKnown(pair.probability)) return [];
      const title = pairSentence(pair, metric);
      return [{ team, row, column, value: pair.probability, framed: isSignificant(pair), title }];
    }),
  );
}

/**
 * Teams x teams: in how many of the replicates the team of the row is better than that of the
 * column. Pairs that differ significantly are framed.
 */
export function pairwiseMatrixFigure(
  rows: readonly PairRow[],
  params: PairwiseMatrixParams,
): SVGSVGElement {
  const { metric, theme } = params;
  const known = rows.filter((row) => isKnown(row.probability));
  const description = describePairwiseMatrix(rows, params);
  if (known.length === 0) return noteFigure(description, params);
  const teams = params.order ?? teamsByWins(known);
  const named = { kind: 'team', beside: true, share: 0.28, widest: 72 } as const;
  const { column: step } = matrixPlace(teams, teams, named, params);
  const place = matrixPlace(teams, teams, { ...named, step: Math.min(30, step) }, params);
  const { layout, columns, column } = place;
  const text = column >= textWidth('>99', SMALL_FONT) + 10 && layout.step >= 13;
  const isWhole = layout.pages * columns.pages === 1 && teams.length > 1;
  return matrixPlot(
    {
      place,
      key: rampKey(
        {
          domain: [0, 1],
          label: `${metric}: row beats column, % of replicates`,
          format: (value) => `${value * 100}`,
          frame: 'significant',
        },
        params,
      ),
      cells: cellsOf(known, layout.names, columns.items, metric),
      domain: [0, 1],
      // Small cells have thin frames: thousands of thick ones would be all there is to see.
      frames: [
        {
          strokeWidth: column >= 24 ? 1.5 : column >= 18 ? 1 : 0.6,
          inset: column >= 18 ? 1.75 : 0.75,
        },
      ],
      text: text ? { format: formatShareNumber, fontSize: column >= 34 ? FONT : SMALL_FONT } : null,
      behind: Plot.link(isWhole ? [teams.length - 0.5] : [], {
        x1: -0.5,
        y1: -0.5,
        x2: (end: number) => end,
        y2: (end: number) => end,
        stroke: theme.colours.muted,
        strokeOpacity: 0.6,
      }),
      note: params.note ?? '',
      description,
    },
    params,
  );
}
