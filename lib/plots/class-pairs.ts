import { formatScore, formatSigned } from './core/format';
import { rampKey } from './core/key';
import { type MatrixCell, matrixPlace, matrixPlot } from './core/matrix-plot';
import { extent, greatest, type Known, knownIn } from './core/numbers';
import { type FigureParams, FONT, SMALL_FONT } from './core/params';
import { noteFigure } from './core/svg';
import { shortName, textWidth } from './core/text';

/** A class and another class: a row of `co_predictions` with the value shown. */
export interface ClassPairDatum {
  readonly class: string;
  readonly other: string;
  readonly value: number | null;
  /** Text of the tip, without the names of the classes. */
  readonly title: string;
}

export interface ClassPairsParams extends FigureParams {
  /** Classes in the order of rows and columns. */
  readonly order: readonly string[];
  /** The team. */
  readonly team: string;
  /** What the colour says. */
  readonly label: string;
  readonly note: string;
}

/** With a minus sign, unless it is rounded to 0. */
const signed = (text: string) => text.replace('-', Number(text) === 0 ? '' : '−');

const nameOf = (row: ClassPairDatum) => `${shortName(row.class)}, ${shortName(row.other)}`;

/** One sentence for those who cannot see the figure. */
export function describeClassPairs(
  rows: readonly ClassPairDatum[],
  { team, label }: Pick<ClassPairsParams, 'team' | 'label'>,
): string {
  const known = knownIn(rows, 'value');
  if (known.length === 0) return `No pair of classes has a value: ${label}, ${shortName(team)}.`;
  const most = greatest(known, (row) => row.value);
  const least = greatest(known, (row) => -row.value);
  const value = (row: Known<ClassPairDatum, 'value'>) =>
    `${nameOf(row)} (${formatSigned(row.value)})`;
  return `${shortName(team)}, ${label}: highest ${value(most)}; lowest ${value(least)}.`;
}

/** Classes x classes of one team: a value of each pair, from its row to its column. */
export function classPairsFigure(
  rows: readonly ClassPairDatum[],
  params: ClassPairsParams,
): SVGSVGElement {
  const { order, label, note } = params;
  const description = describeClassPairs(rows, params);
  const range = extent(rows.map((row) => row.value));
  if (!range) return noteFigure(description, params);
  const named = { kind: 'class', heads: 'classes', beside: true, share: 0.28, widest: 60 } as const;
  const { column: step } = matrixPlace(order, order, named, params);
  const place = matrixPlace(order, order, { ...named, step: Math.min(24, step) }, params);
  const { layout, columns, column } = place;
  const rowOf = new Map(layout.names.map((name, i) => [name, i]));
  const columnOf = new Map(columns.items.map((name, i) => [name, i]));
  const cells = rows.flatMap((row): MatrixCell[] => {
    const [i, j] = [rowOf.get(row.class), columnOf.get(row.other)];
    if (i === undefined || j === undefined) return [];
    const { class: name, other: part, value } = row;
    const title = `${nameOf(row)}: ${row.title}`;
    return [{ class: name, part, row: i, column: j, value, framed: false, title }];
  });
  const domain = [Math.min(0, range[0]), Math.max(range[1], 0.01)] as const;
  const hasText = column >= textWidth('−0.00', SMALL_FONT) + 4 && layout.step >= 13;
  const fontSize = column >= 44 ? FONT : SMALL_FONT;
  return matrixPlot(
    {
      place,
      key: rampKey({ domain, label, format: (value) => signed(formatScore(value)) }, params),
      cells,
      domain,
      frames: [],
      text: hasText ? { format: (value) => signed(value.toFixed(2)), fontSize } : null,
      empty: { dash: hasText, fontSize },
      note,
      description,
    },
    params,
  );
}
