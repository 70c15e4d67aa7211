import { type Bar, barMarks } from './core/error-bars';
import { countOf, formatPercent, formatScore } from './core/format';
import { keyMarks } from './core/key';
import { extent, greatest, isKnown, type Known, knownIn, padded } from './core/numbers';
import type { FigureParams } from './core/params';
import { rowLayout } from './core/row-layout';
import { rowPlot } from './core/row-plot';
import { noteFigure } from './core/svg';
import { type Tags, tagged } from './core/tagged';
import { shortName } from './core/text';
import { tipOptions } from './core/tip';

/** Two rates of one class, or two values of a statistic of one class and slice. */
export interface TwoRatesRow {
  /** Or a class and a slice of the images. */
  readonly class: string;
  readonly first: number | null;
  readonly second: number | null;
  /** Ends of an interval of second minus first; absent where there is none. */
  readonly lower?: number | null;
  readonly upper?: number | null;
}

export interface TwoRatesParams extends FigureParams {
  /** What the rates are: `Called positive, images of Edema`. */
  readonly title: string;
  readonly names: { readonly first: string; readonly second: string };
  /** What a row is: rows of slices hold any statistic, and select no class. */
  readonly kind?: 'class' | 'slice';
  readonly note?: string;
}

type KnownRow = Known<TwoRatesRow, 'first' | 'second'>;

const difference = (row: KnownRow) => Math.abs(row.second - row.first);

/** The interval of the difference, laid at the second value; rates as far as they reach. */
function barOf({ first, lower, upper }: KnownRow, kind: TwoRatesParams['kind']): Bar | null {
  if (!isKnown(lower) || !isKnown(upper)) return null;
  const [low, high] = [first + lower, first + upper];
  return kind === 'slice'
    ? { lower: low, upper: high }
    : { lower: Math.max(0, low), upper: Math.min(1, high) };
}

const formatOf = (kind: TwoRatesParams['kind']) => (kind === 'slice' ? formatScore : formatPercent);

/** One sentence for those who cannot see the figure. */
export function describeTwoRates(
  rows: readonly TwoRatesRow[],
  { title, names, kind = 'class' }: Pick<TwoRatesParams, 'title' | 'names' | 'kind'>,
): string {
  const known = knownIn(rows, 'first', 'second');
  const format = formatOf(kind);
  if (known.length === 0) return `${title}: no ${kind} has both values.`;
  const widest = greatest(known, difference);
  return (
    `${title}, ${countOf(known.length, kind)}: ${names.second} higher than ${names.first} in ` +
    `${known.filter((row) => row.second > row.first).length}; largest difference ` +
    `${shortName(widest.class)} (${format(widest.first)} and ${format(widest.second)}).`
  );
}

/** Each class as a row: a hollow dot and a filled one, joined by a line, in the order given. */
export function twoRatesFigure(
  rows: readonly TwoRatesRow[],
  params: TwoRatesParams,
): SVGSVGElement {
  const known = knownIn(rows, 'first', 'second');
  const description = describeTwoRates(rows, params);
  if (known.length === 0) return noteFigure(description, params);
  const { names, title, note, kind = 'class' } = params;
  const format = formatOf(kind);
  const { muted, surface, ramp, neutral } = params.theme.colours;
  const second = ramp[4]!;
  const rowNames = known.map((row) => row.class);
  const layout = rowLayout(
    rowNames,
    params,
    kind === 'slice' ? { kind: 'class', other: rowNames } : { kind },
  );
  const bar = (row: KnownRow) => barOf(row, kind);
  const y = (row: TwoRatesRow) => layout.at(row.class);
  const ends = known.flatMap((row) => [
    row.first,
    row.second,
    bar(row)?.lower ?? null,
    bar(row)?.upper ?? null,
  ]);
  const sentence = (row: KnownRow) =>
    `${shortName(row.class)}: ${names.first} ${format(row.first)}, ${names.second} ${format(row.second)}`;
  const hasBars = known.some((row) => bar(row) !== null);
  return rowPlot(
    {
      layout,
      key: keyMarks(
        [
          { label: names.first, style: { colour: neutral, symbol: 'circle' }, shape: 'hollow' },
          {
            label: hasBars
              ? `${names.second} (line: 95 % interval of the difference)`
              : names.second,
            style: { colour: second, symbol: 'circle' },
          },
        ],
        params,
      ),
      marginRight: 18,
      x: { domain: padded(extent(ends)!, 0.04) },
      axis: { label: title },
      ...(note !== undefined && { note }),
      marks: [
        layout.lines,
        tagged.link(known, { x1: 'first', x2: 'second', y, stroke: muted, strokeWidth: 1.25 }),
        barMarks(known as readonly (KnownRow & Tags)[], {
          bar,
          at: y,
          colour: second,
          strokeWidth: 3,
          strokeOpacity: 0.35,
        }),
        tagged.dot(known, {
          x: 'first',
          y,
          r: layout.radius,
          stroke: neutral,
          strokeWidth: 1.75,
          fill: surface,
        }),
        tagged.dot(known, {
          x: 'second',
          y,
          r: layout.radius,
          fill: second,
          title: sentence,
          tip: tipOptions(params),
        }),
      ],
      description,
    },
    params,
  );
}
