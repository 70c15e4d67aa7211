import * as Plot from '@observablehq/plot';
import { fitNames } from './names';
import { logTicks } from './numbers';
import { type FigureParams, FONT } from './params';
import { textWidth, widestText } from './text';

/** The scale of an axis, to fit ticks to its length in px. */
export interface AxisScale {
  readonly type: 'linear' | 'log';
  readonly domain: readonly [number, number];
  readonly length: number;
}

export interface AxisOptions {
  /** The title; absent if a plot below has it. */
  readonly label?: string;
  /** Values of the ticks, or about how many; unless given, as many as fit on the scale. */
  readonly ticks?: readonly number[] | number;
  readonly scale?: AxisScale;
  readonly format?: (value: number) => string;
  readonly grid?: boolean;
  /** Px that the title may take; the width of the figure without its margins by default. */
  readonly room?: number;
}

/** Px beyond the frame for half of the label of a tick at its very end. */
export function tickRoom(label: string): number {
  return textWidth(label, FONT) / 2 + 3;
}

/** A title that fits: without `(log scale)`, or without a part of its middle, if necessary. */
function fittingLabel(label: string | undefined, room: number): string | null {
  if (label === undefined) return null;
  const short = label.replace(/ \(log scale\)$/, '');
  if (textWidth(label, FONT) <= room) return label;
  return fitNames([short], { width: room, fontSize: FONT }).of(short);
}

/** Px between the labels of two ticks. */
const GAP = { linear: 12, log: 6 };
/** Least px between ticks of a linear scale, and most ticks, however short their labels. */
const LEAST_STEP = 45;
const MOST_TICKS = 10;

/** Multiples of 1, 2 or 5 times a power of ten whose labels fit. */
function linearTicks({ domain: [low, high], length }: AxisScale, format = formatTick) {
  const span = high - low;
  for (let power = 10 ** Math.floor(Math.log10(span / 100)); power < span; power *= 10) {
    for (const step of [power, 2 * power, 5 * power]) {
      const first = Math.ceil(low / step - 1e-9);
      const count = Math.floor(high / step + 1e-9) - first + 1;
      const ticks = Array.from({ length: Math.max(0, count) }, (_, i) =>
        Number(((first + i) * step).toPrecision(12)),
      );
      const texts = ticks.map((tick) => format(tick, step));
      const needed = [LEAST_STEP, length / MOST_TICKS, widestText(texts, FONT) + GAP.linear];
      if ((step / span) * length >= Math.max(...needed)) return { ticks, texts };
    }
  }
  return undefined;
}

/** With as many decimals as the step between ticks needs. */
function formatTick(value: number, step: number): string {
  return value.toFixed(Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
}

/** The values whose texts do not overlap on a scale, earlier ones first; none beyond its ends. */
export function apart(
  values: readonly number[],
  textOf: (value: number) => string,
  { type, domain: [low, high], length }: AxisScale,
  { fontSize, gap }: { readonly fontSize: number; readonly gap: number },
): number[] {
  const share = (value: number) =>
    type === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  const shown: { value: number; at: number; width: number }[] = [];
  for (const value of values) {
    const at = share(value) * length;
    const width = textWidth(textOf(value), fontSize) + gap;
    const isFree = shown.every((other) => Math.abs(at - other.at) >= (width + other.width) / 2);
    if (isFree && at >= -1 && at <= length + 1) shown.push({ value, at, width });
  }
  return shown.map(({ value }) => value);
}

/** Ticks of a log scale whose labels fit: powers of ten first, then their multiples by 2 and 5. */
function logLabels(
  scale: AxisScale,
  ticks: readonly number[],
  format: (value: number) => string = (value) => `${value}`,
) {
  const rank = (tick: number) => {
    const index = ['1', '2', '5'].indexOf(tick.toExponential().split('e')[0]!);
    return index < 0 ? 3 : index;
  };
  const sorted = ticks.toSorted((a, b) => rank(a) - rank(b));
  const fitting = new Set(apart(sorted, format, scale, { fontSize: FONT, gap: GAP.log }));
  const shown = ticks.filter((tick) => fitting.has(tick));
  return { ticks: shown, texts: shown.map(format) };
}

/** The ticks of an axis and their labels, chosen so that these do not overlap. */
function fittedTicks({ scale, ticks, format }: AxisOptions) {
  if (!scale || typeof ticks === 'number') return undefined;
  if (scale.type === 'log') return logLabels(scale, ticks ?? logTicks(...scale.domain), format);
  return ticks ? undefined : linearTicks(scale, format);
}

function shared(options: AxisOptions, params: FigureParams) {
  const fitted = fittedTicks(options);
  const given = fitted?.ticks ?? options.ticks;
  const ticks = typeof given === 'number' ? given : given?.slice();
  return {
    axis: {
      ticks,
      ...(fitted && { text: (_: number, i: number) => fitted.texts[i]! }),
      tickFormat: options.format,
      label: fittingLabel(options.label, options.room ?? params.width - 48),
      labelAnchor: 'center',
      labelArrow: 'none',
      color: params.theme.colours.muted,
      tickSize: 0,
      tickPadding: 6,
    } as const,
    grid: { ticks, stroke: params.theme.colours.grid, strokeOpacity: 1 } as const,
  };
}

/** Room in px that an x axis with its title takes below the frame. */
export const X_AXIS_ROOM = 42;

/** An x axis with its title centred below, and grid lines. */
export function xAxis(options: AxisOptions, params: FigureParams): Plot.Markish {
  const { axis, grid } = shared(options, params);
  return [
    options.grid === false ? null : Plot.gridX(grid),
    Plot.axisX({ ...axis, labelOffset: X_AXIS_ROOM - 8 }),
  ];
}

/** A y axis with grid lines; its title is above it, so that it is level. */
export function yAxis(
  options: AxisOptions,
  marginLeft: number,
  params: FigureParams,
): Plot.Markish {
  const { axis, grid } = shared(options, params);
  const label = fittingLabel(options.label, params.width - 12);
  return [
    options.grid === false ? null : Plot.gridY(grid),
    Plot.axisY({ ...axis, label: null }),
    Plot.text(label === null ? [] : [label], {
      frameAnchor: 'top-left',
      textAnchor: 'start',
      dx: 8 - marginLeft,
      dy: -19,
      fill: params.theme.colours.muted,
    }),
  ];
}
