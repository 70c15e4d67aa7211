import * as Plot from '@observablehq/plot';
import { X_AXIS_ROOM, xAxis, yAxis } from '../axes';
import { type FigureParams, FONT, isNarrow, SMALL_FONT } from '../figure-params';
import { logTicks } from '../numbers';
import { fitText, widestText } from '../text-width';
import type { Prepared } from './prepare';
import { domainOf, MARGIN, nameRoom, namesOf, numericScale, shortNumber } from './scales';
import type { ChartPosition, ChartSpec } from './spec';

/** One axis of a chart, over the rows of all its panels. */
export interface ChartAxis {
  readonly numeric: boolean;
  /** Names along it; none where it is of numbers. */
  readonly names: readonly string[];
  readonly domain: readonly [number, number];
  readonly title: string;
  readonly given: ChartPosition | undefined;
}

/** Marks that stand on the zero of their numbers. */
const FROM_ZERO = new Set<ChartSpec['mark']>(['bar']);

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
  const fromZero = FROM_ZERO.has(spec.mark) || counts;
  return {
    numeric,
    names: given?.reverse ? names.reverse() : names,
    domain: numeric ? stackedDomain(prepared, spec, channel, fromZero) : [0, 1],
    title: numeric || given ? axisTitle(prepared, spec, channel) : '',
    given,
  };
}

/** Stacked marks reach as high as their sum. */
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

/** Whether marks of different colours stand on each other: only what can be added up does. */
export function isStacked(spec: ChartSpec): boolean {
  if (spec.mark === 'rect') return true;
  const value = spec.x && spec.y;
  return spec.mark === 'bar' && (!value || spec.reduce === 'sum' || spec.reduce === 'count');
}

export interface PanelLayout {
  readonly marginLeft: number;
  readonly marginBottom: number;
  readonly height: number;
  /** Names below the axis stand at an angle where they would run into each other. */
  readonly slanted: boolean;
  readonly x: Plot.ScaleOptions;
  readonly y: Plot.ScaleOptions;
}

const TOP = 30;
const RIGHT = 14;
const ROW = 20;
const SLANTED_WIDTH = 130;
/** Of the angle at which names stand. */
const SINE = Math.sin((40 * Math.PI) / 180);

/** Sizes and scales of each panel, `width` px wide. */
export function panelLayout(
  x: ChartAxis,
  y: ChartAxis,
  width: number,
  panels: number,
): PanelLayout {
  const numbers = [shortNumber(y.domain[0]), shortNumber(y.domain[1]), '0.00'];
  const marginLeft = y.numeric
    ? Math.ceil(widestText(numbers, FONT)) + 16
    : nameRoom(y.names, FONT, width * 0.42) + 8;
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
    x: x.numeric ? numericScale(x.given, [...x.domain]) : bandScale(x),
    y: y.numeric ? numericScale(y.given, [...y.domain]) : bandScale(y),
  };
}

function bandScale({ names }: ChartAxis): Plot.ScaleOptions {
  return { type: 'band', domain: [...names], padding: 0.15 };
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
  const title = (text: string, options: Plot.TextOptions) =>
    Plot.text(text === '' ? [] : [text], { fill: muted, ...options });
  const below = x.numeric
    ? xAxis({ label: x.title, ticks: numericTicks(x, inner, 62), format: shortNumber }, params)
    : [
        Plot.axisX(
          x.names.filter((_, i) => i % every === 0),
          {
            ...names,
            tickPadding: slanted ? 4 : 6,
            tickRotate: slanted ? -40 : 0,
            textAnchor: slanted ? 'end' : 'middle',
            fontSize: slanted ? SMALL_FONT : FONT,
            tickFormat: (name: string) =>
              fitText(name, slanted ? SLANTED_WIDTH : inner, slanted ? SMALL_FONT : FONT),
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

/** Columns of panels that fit beside each other. */
export function panelColumns(panels: number, params: FigureParams): number {
  if (panels <= 1) return 1;
  if (isNarrow(params)) return 1;
  return Math.min(panels, Math.max(2, Math.floor(params.width / 280)));
}
