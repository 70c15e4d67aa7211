import * as Plot from '@observablehq/plot';
import { X_AXIS_ROOM, xAxis, yAxis } from './axes';
import { plotSvg, tipOptions } from './draw';
import { type FigureParams, isNarrow, SMALL_FONT } from './figure-params';
import { formatScore } from './format';
import { type Key, type KeyItem, keyMarks } from './key';
import { labelMarks } from './label-marks';
import { extent, padded } from './numbers';
import { labelText } from './place-labels';
import { shortName } from './short-name';
import { type Tags, tagged } from './tagged';
import type { MarkStyle } from './team-style';

/** A point of a scatter plot of two scores. */
export interface AgreementMark extends Tags {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly hollow: boolean;
  readonly style: MarkStyle;
  readonly title: string;
}

/** A straight line y = slope * x + intercept. */
export interface FittedLine {
  readonly slope: number;
  readonly intercept: number;
}

/** A row of an interval drawn about the fitted line. */
export interface IntervalRow {
  readonly x: number;
  readonly lower: number;
  readonly upper: number;
}

export interface AgreementPlotOptions {
  readonly xTitle: string;
  readonly yTitle: string;
  readonly fit: FittedLine | null;
  readonly interval: readonly IntervalRow[];
  /** What the interval is: `95 % interval of the line`. */
  readonly intervalTitle: string;
  /** Draw y = x. */
  readonly diagonal: boolean;
  readonly key: readonly KeyItem[];
  /** Least domain share that points keep from the frame. */
  readonly padding: number;
}

const LEFT = 56;
const RIGHT = 14;

function lineKey(options: AgreementPlotOptions, params: FigureParams): Key {
  const { ink, muted, neutral } = params.theme.colours;
  const items: KeyItem[] = [...options.key];
  if (options.fit) {
    items.push({ label: 'Least squares', style: { colour: ink, symbol: 'circle' }, shape: 'line' });
  }
  if (options.interval.length > 0) {
    const style = { colour: neutral, symbol: 'square' } as const;
    items.push({ label: options.intervalTitle, style, shape: 'hollow' });
  }
  if (options.diagonal) {
    const style = { colour: muted, symbol: 'circle' } as const;
    items.push({ label: 'Equal in both', style, shape: 'dashed' });
  }
  return keyMarks(items, params);
}

/** The part of a line that lies in both domains, as its two ends. */
function lineEnds(fit: FittedLine, x: [number, number], y: [number, number]) {
  const at = (value: number) => ({ x: value, y: fit.slope * value + fit.intercept });
  const crossings = y.map((level) => (level - fit.intercept) / fit.slope);
  return [...x, ...crossings]
    .filter((value) => Number.isFinite(value) && value >= x[0] && value <= x[1])
    .map(at)
    .filter((end) => end.y >= y[0] - 1e-9 && end.y <= y[1] + 1e-9)
    .sort((a, b) => a.x - b.x)
    .filter((_, i, all) => i === 0 || i === all.length - 1);
}

/** The interval as far as it lies in the frame. */
function withinFrame(
  rows: readonly IntervalRow[],
  x: [number, number],
  y: [number, number],
): IntervalRow[] {
  const clamp = (value: number) => Math.min(y[1], Math.max(y[0], value));
  return rows
    .filter((row) => row.x >= x[0] && row.x <= x[1] && row.upper >= y[0] && row.lower <= y[1])
    .map((row) => ({ x: row.x, lower: clamp(row.lower), upper: clamp(row.upper) }));
}

/** A scatter plot of points with labels where they fit, a fitted line and its interval. */
export function agreementPlot(
  marks: readonly AgreementMark[],
  options: AgreementPlotOptions,
  params: FigureParams,
): SVGSVGElement {
  const { ink, muted, surface, neutral } = params.theme.colours;
  const key = lineKey(options, params);
  const top = key.height + 30;
  const height = top + Math.min(460, Math.max(260, params.width * 0.62)) + X_AXIS_ROOM;
  const x = padded(extent(marks.map((mark) => mark.x)) ?? [0, 1], options.padding);
  const y = padded(extent(marks.map((mark) => mark.y)) ?? [0, 1], options.padding);
  const interval = withinFrame(options.interval, x, y);
  const box = { left: LEFT, right: params.width - RIGHT, top, bottom: height - X_AXIS_ROOM };
  const px = Plot.scale({ x: { type: 'linear', domain: x, range: [box.left, box.right] } });
  const py = Plot.scale({ y: { type: 'linear', domain: y, range: [box.bottom, box.top] } });
  const requests = marks.map((mark) => ({
    class: mark.class,
    team: mark.team,
    band: mark.band,
    text: labelText(mark.label, SMALL_FONT),
    x: px.apply(mark.x) as number,
    y: py.apply(mark.y) as number,
  }));
  const low = Math.max(x[0], y[0]);
  const high = Math.min(x[1], y[1]);
  const ticks = isNarrow(params) ? 4 : 7;
  return plotSvg(
    {
      height,
      marginTop: top,
      marginBottom: X_AXIS_ROOM,
      marginLeft: LEFT,
      marginRight: RIGHT,
      x: { domain: x },
      y: { domain: y },
      marks: [
        key.marks,
        xAxis({ label: options.xTitle, ticks }, params),
        yAxis({ label: options.yTitle, ticks }, LEFT, params),
        interval.length > 0
          ? Plot.areaY(interval, {
              x: 'x',
              y1: 'lower',
              y2: 'upper',
              fill: neutral,
              fillOpacity: 0.18,
            })
          : null,
        options.diagonal && high > low
          ? Plot.line([low, high], {
              x: (v: number) => v,
              y: (v: number) => v,
              stroke: muted,
              strokeDasharray: '4,3',
            })
          : null,
        options.fit
          ? Plot.line(lineEnds(options.fit, x, y), {
              x: 'x',
              y: 'y',
              stroke: ink,
              strokeWidth: 1.5,
            })
          : null,
        Plot.dot(
          marks,
          tagged(marks, {
            x: 'x',
            y: 'y',
            r: 5,
            symbol: (mark: AgreementMark) => mark.style.symbol,
            fill: (mark: AgreementMark) => (mark.hollow ? surface : mark.style.colour),
            stroke: (mark: AgreementMark) => mark.style.colour,
            strokeWidth: 1.5,
            title: 'title',
            tip: tipOptions(params),
          }),
        ),
        labelMarks(requests, requests, box, params),
      ],
    },
    params,
  );
}

/** `Team A: 0.281 mAP on Task 1; 0.519 mAP on Task 2`. */
export function pairSentence(
  name: string,
  pair: { readonly x: number; readonly y: number },
  titles: { readonly xTitle: string; readonly yTitle: string },
): string {
  return `${shortName(name)}: ${formatScore(pair.x)} ${titles.xTitle}; ${formatScore(pair.y)} ${titles.yTitle}`;
}
