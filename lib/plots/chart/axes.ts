import * as Plot from '@observablehq/plot';
import { type AxisOptions, X_AXIS_ROOM, xAxis, yAxis } from '../core/axes';
import { extent, logTicks } from '../core/numbers';
import { type FigureParams, FONT, isNarrow, SMALL_FONT } from '../core/params';
import { fitText, widestText } from '../core/text';
import type { ChartPoint, Prepared } from './prepare';
import type { ChartPosition, ChartSpec } from './spec';

const SHORT = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });

/** A number of any size, short enough for an axis. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e7 || size < 1e-4)) return value.toExponential(1).replace('-', '−');
  return SHORT.format(value).replace('-', '−');
}

/** The names along an axis, in the requested order. */
function namesOf(prepared: Prepared, channel: 'x' | 'y', spec: ChartSpec): string[] {
  const sums = new Map<string, { sum: number; count: number }>();
  const numericColour = prepared.colourNumeric;
  const value = (point: ChartPoint) => {
    const other = channel === 'x' ? point.y : point.x;
    const otherNumeric = channel === 'x' ? prepared.yNumeric : prepared.xNumeric;
    if (otherNumeric) return Number(other);
    return numericColour ? Number(point.colour) : point.rows;
  };
  for (const point of prepared.points) {
    const known = sums.get(String(point[channel])) ?? { sum: 0, count: 0 };
    known.sum += value(point);
    known.count++;
    sums.set(String(point[channel]), known);
  }
  const names = [...sums.keys()];
  if (!spec.sort) return names;
  const sign = spec.sort.descending ? -1 : 1;
  const mean = (name: string) => sums.get(name)!.sum / sums.get(name)!.count;
  return spec.sort.by === 'name'
    ? names.sort((a, b) => sign * a.localeCompare(b, 'en', { numeric: true }))
    : names.sort((a, b) => sign * (mean(a) - mean(b)));
}

/** Room beyond the outermost marks, as a share of the axis. */
const MARGIN = 0.03;

/** The domain of a numeric axis, which includes all marks. */
function domainOf(
  prepared: Prepared,
  channel: 'x' | 'y',
  given: ChartPosition | undefined,
  fromZero: boolean,
): [number, number] {
  if (given?.domain) return [given.domain[0], given.domain[1]];
  const values = prepared.points.flatMap((point) => [
    point[channel],
    channel === 'x' ? point.x2 : point.y2,
  ]);
  const ends = extent(values.filter((value) => typeof value === 'number'));
  if (!ends) return [0, 1];
  const [low, high] = ends;
  if (given?.scale === 'log') {
    const factor = low === high ? 2 : (high / low) ** MARGIN;
    return [low / factor, high * factor];
  }
  const zero = given?.zero ?? fromZero;
  if (zero) return [Math.min(0, low * (1 + MARGIN)), Math.max(0, high * (1 + MARGIN))];
  if (low === high) return [low - 0.5, high + 0.5];
  const margin = (high - low) * MARGIN;
  return [low - margin, high + margin];
}

/** One axis of a chart, over the rows of all its panels. */
export interface ChartAxis {
  readonly numeric: boolean;
  /** Names along it; none if it is numeric. */
  readonly names: readonly string[];
  readonly domain: readonly [number, number];
  readonly title: string;
  readonly given: ChartPosition | undefined;
}

function axisTitle(
  { points, xNumeric, yNumeric }: Prepared,
  spec: ChartSpec,
  channel: 'x' | 'y',
): string {
  const given = spec[channel];
  if (given?.title !== undefined) return given.title;
  if (!given) return 'Rows';
  const numeric = channel === 'x' ? xNumeric : yNumeric;
  const reduced = spec.mark === 'bar' && numeric && points.some((point) => point.rows > 1);
  return reduced ? `${spec.reduce ?? 'mean'} of ${given.column}` : given.column;
}

export function chartAxis(prepared: Prepared, spec: ChartSpec, channel: 'x' | 'y'): ChartAxis {
  const numeric = channel === 'x' ? prepared.xNumeric : prepared.yNumeric;
  const given = spec[channel];
  const names = numeric ? [] : namesOf(prepared, channel, spec);
  const counts = spec.mark === 'rect' && channel === 'y' && !prepared.binned;
  const fromZero = spec.mark === 'bar' || counts;
  return {
    numeric,
    names: given?.reverse ? names.reverse() : names,
    domain: numeric ? stackedDomain(prepared, spec, channel, fromZero) : [0, 1],
    title: numeric || given ? axisTitle(prepared, spec, channel) : '',
    given,
  };
}

/** The domain, which for stacked marks ends at their sum. */
function stackedDomain(
  prepared: Prepared,
  spec: ChartSpec,
  channel: 'x' | 'y',
  fromZero: boolean,
): [number, number] {
  const stacked = isStacked(spec) && fromZero && !spec[channel]?.domain;
  if (!stacked) return domainOf(prepared, channel, spec[channel], fromZero);
  const other = channel === 'x' ? 'y' : 'x';
  const sums = new Map<string, number>();
  for (const point of prepared.points) {
    const key = JSON.stringify([point[other], point.facet]);
    sums.set(key, (sums.get(key) ?? 0) + Number(point[channel]));
  }
  return [0, (Math.max(0, ...sums.values()) || 1) * (1 + MARGIN)];
}

/** Whether marks of different colours are stacked: only values that can be added are. */
export function isStacked(spec: ChartSpec): boolean {
  if (spec.mark === 'rect') return true;
  const value = spec.x && spec.y;
  return spec.mark === 'bar' && (!value || spec.reduce === 'sum' || spec.reduce === 'count');
}

export interface PanelLayout {
  readonly marginLeft: number;
  readonly marginBottom: number;
  readonly height: number;
  /** Whether names below the axis are at an angle, because they would overlap. */
  readonly slanted: boolean;
  readonly x: Plot.ScaleOptions;
  readonly y: Plot.ScaleOptions;
}

const TOP = 30;
const RIGHT = 14;
/** Px of a row with a name. */
export const ROW = 20;
const SLANTED_WIDTH = 130;
const ANGLE = 40;
/** Sine and cosine of the angle of slanted names. */
const SINE = Math.sin((ANGLE * Math.PI) / 180);
const COSINE = Math.cos((ANGLE * Math.PI) / 180);

/** Sizes and scales of each panel, `width` px wide. */
export function panelLayout(
  x: ChartAxis,
  y: ChartAxis,
  width: number,
  panels: number,
  mark: ChartSpec['mark'],
): PanelLayout {
  const padding = mark === 'heat' ? 0.02 : 0.15;
  const numbers = [shortNumber(y.domain[0]), shortNumber(y.domain[1]), '0.00'];
  const marginLeft = y.numeric
    ? Math.ceil(widestText(numbers, FONT)) + 16
    : Math.min(width * 0.42, Math.ceil(widestText(y.names, FONT)) + 10) + 8;
  const inner = width - marginLeft - RIGHT;
  const step = x.names.length > 0 ? inner / x.names.length : inner;
  const slanted = !x.numeric && widestText(x.names, FONT) + 6 > step;
  const slant = Math.min(SLANTED_WIDTH, widestText(x.names, SMALL_FONT)) * SINE + 6;
  const marginBottom = slanted ? slant + 22 : X_AXIS_ROOM;
  const body = y.numeric
    ? panels > 1
      ? 170
      : Math.max(220, Math.min(340, width * 0.5))
    : Math.max(60, y.names.length * ROW);
  return {
    marginLeft,
    marginBottom,
    height: TOP + body + marginBottom,
    slanted,
    x: scaleOf(x, padding),
    y: scaleOf(y, padding),
  };
}

function scaleOf(
  { numeric, names, domain: [low, high], given }: ChartAxis,
  padding: number,
): Plot.ScaleOptions {
  if (!numeric) return { type: 'band', domain: [...names], padding };
  const type = given?.scale === 'band' ? 'linear' : (given?.scale ?? 'linear');
  return { type, domain: given?.reverse ? [high, low] : [low, high], nice: false };
}

export const PANEL_MARGINS = { top: TOP, right: RIGHT };

function numericTicks(axis: ChartAxis, room: number, each: number): number[] | number {
  if (axis.given?.scale === 'log') return logTicks(axis.domain[0], axis.domain[1]);
  const most = Math.max(2, Math.min(8, Math.floor(room / each)));
  // Rows are counted in whole numbers.
  const [, high] = axis.domain;
  return axis.given || high > most
    ? most
    : Array.from({ length: Math.floor(high) + 1 }, (_, i) => i);
}

/** Ticks of a numeric x axis of a length in px. */
function fittedTicks(axis: ChartAxis, length: number): Pick<AxisOptions, 'ticks' | 'scale'> {
  const type = axis.given?.scale ?? 'linear';
  const isFitted = axis.given && (type === 'linear' || type === 'log');
  if (isFitted) return { scale: { type, domain: axis.domain, length } };
  return { ticks: numericTicks(axis, length, 62) };
}

/** Both axes with their grids and titles. */
export function axisMarks(
  x: ChartAxis,
  y: ChartAxis,
  layout: PanelLayout,
  width: number,
  params: FigureParams,
): Plot.Markish {
  const { muted } = params.theme.colours;
  const { marginLeft, slanted, height, marginBottom } = layout;
  const inner = width - marginLeft - RIGHT;
  const names = { label: null, tickSize: 0, color: muted } as const;
  const every = Math.ceil(x.names.length / Math.max(1, inner / 13));
  // A slanted name ends below the middle of its band, and begins at the left edge at the earliest.
  const slantedRoom = (index: number) => {
    const end = marginLeft + ((index + 0.5) * inner) / x.names.length;
    return Math.min(SLANTED_WIDTH, (end - SMALL_FONT) / COSINE);
  };
  const title = (text: string, options: Plot.TextOptions) =>
    Plot.text(text === '' ? [] : [text], { fill: muted, ...options });
  const below = x.numeric
    ? xAxis({ label: x.title, format: shortNumber, ...fittedTicks(x, inner) }, params)
    : [
        Plot.axisX(
          x.names.filter((_, i) => i % every === 0),
          {
            ...names,
            tickPadding: slanted ? 4 : 6,
            tickRotate: slanted ? -ANGLE : 0,
            textAnchor: slanted ? 'end' : 'middle',
            fontSize: slanted ? SMALL_FONT : FONT,
            tickFormat: (name: string, i: number) =>
              slanted
                ? fitText(name, slantedRoom(i * every), SMALL_FONT)
                : fitText(name, inner, FONT),
          },
        ),
        title(x.title, { frameAnchor: 'bottom', dy: marginBottom - 8, lineAnchor: 'bottom' }),
      ];
  const beside = y.numeric
    ? yAxis(
        {
          label: y.title,
          ticks: numericTicks(y, height - TOP - marginBottom, 44),
          format: shortNumber,
        },
        marginLeft,
        params,
      )
    : [
        Plot.axisY({
          ...names,
          tickPadding: 6,
          tickFormat: (name: string) => fitText(name, marginLeft - 12, FONT),
        }),
        title(y.title, {
          frameAnchor: 'top-left',
          textAnchor: 'start',
          dx: 8 - marginLeft,
          dy: -15,
        }),
      ];
  return [below, beside];
}

/** How many panels fit side by side. */
export function panelColumns(panels: number, params: FigureParams): number {
  if (panels <= 1) return 1;
  if (isNarrow(params)) return 1;
  return Math.min(panels, Math.max(2, Math.floor(params.width / 280)));
}
