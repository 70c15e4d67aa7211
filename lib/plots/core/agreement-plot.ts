import * as Plot from '@observablehq/plot';
import { formatScore } from './format';
import { AREA_OPACITY, type KeyItem, keyMarks } from './key';
import { labelMarks } from './labels';
import { extent, padded } from './numbers';
import { zoomNote } from './pages';
import { type FigureParams, isNarrow } from './params';
import { scatterPlot } from './scatter-plot';
import type { MarkStyle } from './styles';
import { points } from './svg';
import type { Tags } from './tagged';
import { shortName } from './text';

/** A point of a scatter plot of two scores. */
export interface AgreementMark extends Tags {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly hollow?: boolean;
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
  readonly fit?: FittedLine | null | undefined;
  readonly interval?: readonly IntervalRow[] | undefined;
  /** What the interval is: `95 % interval of the line`. */
  readonly intervalTitle?: string | undefined;
  /** Draw y = x. */
  readonly diagonal?: boolean;
  readonly key: readonly KeyItem[];
  /** Least domain share that points keep from the frame. */
  readonly padding: number;
  readonly description: string;
}

function keyItems(options: AgreementPlotOptions, params: FigureParams): KeyItem[] {
  const { ink, muted, neutral } = params.theme.colours;
  const items: KeyItem[] = [...options.key];
  if (options.fit) {
    items.push({ label: 'Least squares', style: { colour: ink, symbol: 'circle' }, shape: 'line' });
  }
  if (options.interval?.length) {
    const label = options.intervalTitle ?? 'Interval of the line';
    items.push({ label, style: { colour: neutral, symbol: 'square' }, shape: 'area' });
  }
  if (options.diagonal) {
    const style = { colour: muted, symbol: 'circle' } as const;
    items.push({ label: 'Equal scores', style, shape: 'dashed' });
  }
  return items;
}

type Domain = readonly [number, number];

/** The part of a line that lies in both domains, as its two ends. */
function lineEnds(fit: FittedLine, x: Domain, y: Domain) {
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
function withinFrame(rows: readonly IntervalRow[], x: Domain, y: Domain): IntervalRow[] {
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
  const { ink, muted, neutral } = params.theme.colours;
  const { fit } = options;
  const x = padded(extent(marks.map((mark) => mark.x)) ?? [0, 1], options.padding);
  const y = padded(extent(marks.map((mark) => mark.y)) ?? [0, 1], options.padding);
  const interval = withinFrame(options.interval ?? [], x, y);
  const low = Math.max(x[0], y[0]);
  const high = Math.min(x[1], y[1]);
  const ticks = isNarrow(params) ? 4 : 7;
  return scatterPlot(
    {
      key: keyMarks(keyItems(options, params), params),
      marginLeft: 56,
      marginRight: 14,
      height: Math.min(460, Math.max(260, params.width * 0.62)),
      x: { type: 'linear', domain: x, axis: { label: options.xTitle, ticks } },
      y: { type: 'linear', domain: y, axis: { label: options.yTitle, ticks } },
      note: zoomNote(x, y),
      description: options.description,
    },
    ({ box, px, py, note }) => {
      const requests = marks.map((mark) => ({
        class: mark.class,
        team: mark.team,
        band: mark.band,
        text: mark.label,
        x: px(mark.x),
        y: py(mark.y),
      }));
      return [
        note,
        Plot.areaY(interval, {
          x: 'x',
          y1: 'lower',
          y2: 'upper',
          fill: neutral,
          fillOpacity: AREA_OPACITY,
        }),
        Plot.line(options.diagonal && high > low ? [low, high] : [], {
          x: (v: number) => v,
          y: (v: number) => v,
          stroke: muted,
          strokeDasharray: '4,3',
        }),
        Plot.line(fit ? lineEnds(fit, x, y) : [], {
          x: 'x',
          y: 'y',
          stroke: ink,
          strokeWidth: 1.5,
        }),
        points(
          marks,
          {
            x: 'x',
            y: 'y',
            r: 5,
            style: (mark) => mark.style,
            hollow: (mark) => mark.hollow === true,
            title: 'title',
          },
          params,
        ),
        labelMarks(requests, requests, box, params),
      ];
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
