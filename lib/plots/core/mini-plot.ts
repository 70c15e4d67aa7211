import * as Plot from '@observablehq/plot';
import { formatFactor, formatPercent, formatScore } from './format';
import { fitNames } from './names';
import { extent } from './numbers';
import { type FigureParams, SMALL_FONT } from './params';
import { bandStyle, type MarkStyle, teamStyles } from './styles';
import { finish, inPixels, pixel, plotSvg, points } from './svg';
import { type Tags, tagged } from './tagged';
import { widestText } from './text';

/** A row of a small figure: a name, a value and its interval. */
export interface MiniRow {
  readonly name: string;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly team?: string;
  readonly class?: string;
  readonly band?: string;
}

interface MiniRows {
  readonly kind: 'rows';
  readonly format: 'score' | 'percent' | 'factor';
  /** A value to compare with. */
  readonly reference?: number;
  readonly rows: readonly MiniRow[];
}

interface MiniPoints {
  readonly kind: 'points';
  readonly xTitle: string;
  readonly yTitle: string;
  readonly points: readonly { readonly team: string; readonly x: number; readonly y: number }[];
}

/** A small figure beside a sentence. */
export type MiniFigure = MiniRows | MiniPoints;

/** An interval in px. */
interface Bar extends MiniRow {
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
}

const ROW = 19;
const GAP = 8;
/** Height in px of a small figure of points. */
const HEIGHT = 96;
const PAD = 6;

const FORMATS = { score: formatScore, percent: formatPercent, factor: formatFactor } as const;

/** Marks of text as wide as the estimate, at the right or left of `x`. */
function names(
  rows: readonly (Tags & { x: number; y: number; text: string })[],
  anchor: 'start' | 'end',
  colour: string,
): Plot.Markish {
  return tagged.text(rows, {
    ...inPixels,
    text: 'text',
    textAnchor: anchor,
    fill: colour,
    fontSize: SMALL_FONT,
  });
}

function rowsFigure(
  { rows, format, reference }: MiniRows,
  description: string,
  params: FigureParams,
): SVGSVGElement {
  const { ink, muted, grid, neutral } = params.theme.colours;
  const write = FORMATS[format];
  const values = rows.map(({ value }) => (format === 'factor' ? `${write(value)}×` : write(value)));
  const right = widestText(values, SMALL_FONT) + GAP;
  const fitted = fitNames(
    rows.map(({ name }) => name),
    { width: 0.42 * params.width, fontSize: SMALL_FONT },
    // What all begin with is left out; the sentence beside the figure has whole names.
    'rows',
  );
  const left = widestText(
    rows.map(({ name }) => fitted.of(name)),
    SMALL_FONT,
  );
  const scaleOf = (value: number) => (format === 'factor' ? Math.log(value) : value);
  const ends = rows.flatMap(({ value, lower, upper }) => [value, lower, upper]);
  const [low, high] = extent([...ends, reference ?? null].map((v) => v && scaleOf(v))) ?? [0, 1];
  const [from, to] = [left + GAP + PAD, params.width - right - PAD];
  const x = (value: number) =>
    high === low ? (from + to) / 2 : from + ((scaleOf(value) - low) / (high - low)) * (to - from);
  const y = (index: number) => (index + 0.5) * ROW;
  const height = rows.length * ROW;
  const teams = teamStyles(params.teams ?? [], params.theme);
  const style = (row: MiniRow): MarkStyle => {
    if (row.team !== undefined) return teams(row.team);
    if (row.band !== undefined) return bandStyle(row.band, params.theme);
    return { colour: neutral, symbol: 'circle' };
  };
  const placed = rows.map((row, index) => ({ ...row, x: x(row.value), y: y(index) }));
  const bars = placed.flatMap((row) =>
    row.lower === null || row.upper === null
      ? []
      : [{ ...row, x1: x(row.lower), x2: x(row.upper) }],
  );
  const at = (own: number) => rows.map((row, index) => ({ ...tagsOf(row), x: own, y: y(index) }));
  const svg = plotSvg(
    {
      height,
      margin: 0,
      marks: [
        Plot.link(at(0), { x1: from - PAD, x2: to + PAD, y1: 'y', y2: 'y', stroke: grid }),
        reference === undefined
          ? null
          : Plot.link([reference], {
              x1: pixel(x),
              x2: pixel(x),
              y1: pixel(() => 0),
              y2: pixel(() => height),
              stroke: muted,
              strokeDasharray: '3,3',
            }),
        tagged.link(bars, {
          x1: pixel((row: Bar) => row.x1),
          x2: pixel((row: Bar) => row.x2),
          y1: pixel((row: Bar) => row.y),
          y2: pixel((row: Bar) => row.y),
          stroke: (row: Bar) => style(row).colour,
          strokeWidth: 2,
        }),
        points(placed, { x: 'x', y: 'y', r: 4, style }, params),
        names(
          at(left).map((row, i) => ({ ...row, text: fitted.of(rows[i]!.name) })),
          'end',
          muted,
        ),
        names(
          at(params.width).map((row, i) => ({ ...row, text: values[i]! })),
          'end',
          ink,
        ),
      ],
      x: { type: 'identity' },
      y: { type: 'identity' },
      r: { type: 'identity' },
      axis: null,
    },
    params,
  );
  return finish(svg, description, params);
}

/** The class, team or band of a row. */
function tagsOf({ team, class: name, band }: MiniRow): Tags {
  return { ...(team && { team }), ...(name && { class: name }), ...(band && { band }) };
}

function pointsFigure(
  { points: all, xTitle, yTitle }: MiniPoints,
  description: string,
  params: FigureParams,
): SVGSVGElement {
  const { muted, grid } = params.theme.colours;
  const style = teamStyles(params.teams ?? [], params.theme);
  const side = { width: params.width / 2, fontSize: SMALL_FONT };
  const svg = plotSvg(
    {
      height: HEIGHT + 2 * ROW,
      marginTop: ROW,
      marginBottom: ROW,
      marginLeft: 8,
      marginRight: 8,
      inset: 8,
      x: { axis: null },
      y: { axis: null },
      marks: [
        Plot.frame({ stroke: grid }),
        points(all, { x: 'x', y: 'y', r: 4, style: (row) => style(row.team) }, params),
        Plot.text([`${fitNames([yTitle], side).of(yTitle)} ↑`], {
          frameAnchor: 'top-left',
          dy: -ROW + 4,
          fill: muted,
          fontSize: SMALL_FONT,
        }),
        Plot.text([`${fitNames([xTitle], side).of(xTitle)} →`], {
          frameAnchor: 'bottom-right',
          dy: ROW - 4,
          fill: muted,
          fontSize: SMALL_FONT,
        }),
      ],
    },
    params,
  );
  return finish(svg, description, params);
}

/** A small figure without axes: named values with their intervals, or points of two tasks. */
export function miniFigure(
  figure: MiniFigure,
  params: FigureParams & { readonly description: string },
): SVGSVGElement {
  const { description } = params;
  return figure.kind === 'rows'
    ? rowsFigure(figure, description, params)
    : pointsFigure(figure, description, params);
}
