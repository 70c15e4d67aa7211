import { rampKey } from './key';
import { type MatrixCell, matrixPlace, matrixPlot } from './matrix-plot';
import { type FigureParams, FONT, SMALL_FONT } from './params';
import { noteFigure } from './svg';
import { textWidth } from './text';

/** What is known of two teams, whichever comes first. */
export interface PairDatum {
  readonly team: string;
  readonly other: string;
  /** A correlation, -1 to 1. */
  readonly value: number;
  readonly title: string;
}

export interface PairMatrixParams extends FigureParams {
  /** Teams in the order of rows and columns. */
  readonly order: readonly string[];
  /** What the colour says. */
  readonly label: string;
  readonly note?: string;
  /** One sentence for those who cannot see the figure. */
  readonly description: string;
}

/** Teams x teams: a correlation of each pair. */
export function pairMatrixFigure(
  pairs: readonly PairDatum[],
  params: PairMatrixParams,
): SVGSVGElement {
  const { order: teams, label, note, description } = params;
  if (pairs.length === 0) return noteFigure(description, params);
  const named = { kind: 'team', beside: true, share: 0.28, widest: 72 } as const;
  const { column: step } = matrixPlace(teams, teams, named, params);
  const place = matrixPlace(teams, teams, { ...named, step: Math.min(30, step) }, params);
  const { layout, columns, column } = place;
  const rowOf = new Map(layout.names.map((team, i) => [team, i]));
  const columnOf = new Map(columns.items.map((team, i) => [team, i]));
  const cells = pairs.flatMap((pair): MatrixCell[] => {
    const at = (team: string, other: string): MatrixCell[] => {
      const [i, j] = [rowOf.get(team), columnOf.get(other)];
      if (i === undefined || j === undefined) return [];
      const { value, title } = pair;
      return [{ team, part: other, row: i, column: j, value, framed: false, title }];
    };
    return [...at(pair.team, pair.other), ...at(pair.other, pair.team)];
  });
  const lowest = Math.min(0, ...pairs.map(({ value }) => value));
  const domain = [lowest, 1] as const;
  const hasText = column >= textWidth('−0.00', SMALL_FONT) + 6 && layout.step >= 13;
  return matrixPlot(
    {
      place,
      key: rampKey({ domain, label, format: (value) => value.toFixed(1) }, params),
      cells,
      domain,
      frames: [],
      text: hasText
        ? { format: (value) => value.toFixed(2), fontSize: column >= 44 ? FONT : SMALL_FONT }
        : null,
      ...(note !== undefined && { note }),
      description,
    },
    params,
  );
}
