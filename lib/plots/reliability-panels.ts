import * as Plot from '@observablehq/plot';
import { X_AXIS_ROOM, xAxis, yAxis } from './axes';
import { plotSvg, tipOptions } from './draw';
import { type FigureParams, FONT, SMALL_FONT } from './figure-params';
import { formatShortCount } from './format';
import { isKnown, logTicks } from './numbers';
import { binSentence, type ReliabilityRow } from './reliability-rows';
import { tagged } from './tagged';
import type { MarkStyle } from './team-style';
import { fitText, wrapText } from './text-width';

interface PanelOptions {
  readonly name: string;
  readonly style: MarkStyle;
  readonly width: number;
  readonly height: number;
  readonly scale: { readonly type: 'linear' | 'log'; readonly domain: readonly [number, number] };
  /** Do diagram and histogram stand side by side, each with an x axis of its own? */
  readonly beside: boolean;
  readonly params: FigureParams;
}

const LEFT = 52;
const RIGHT = 12;
const TITLE_ROOM = 52;

function scoreTitle(title: string, { scale }: PanelOptions): string {
  return scale.type === 'log' ? `${title} (log scale)` : title;
}

/** Width in px below which a panel has room for few ticks, short ones, and a title of two lines. */
const SMALL_PANEL = 170;

function scoreTicks({ scale, width }: PanelOptions): number[] {
  if (scale.type === 'log') return logTicks(scale.domain[0], scale.domain[1]);
  return width < SMALL_PANEL ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
}

function titleMark(title: string, team: string, width: number, fill: string): Plot.Markish {
  const lines = width < SMALL_PANEL ? wrapText(title, width - 12, FONT).slice(0, 2) : [title];
  const text = lines.map((line) => fitText(line, width - 12, FONT)).join('\n');
  const tag = tagged([{ team }], {
    frameAnchor: 'top-left',
    textAnchor: 'start',
    dx: 8 - LEFT,
    dy: lines.length > 1 ? -52 : -40,
    fill,
    fontWeight: 600,
  });
  return Plot.text([text], tag);
}

/** Mean score against positive rate, with the diagonal and the gap to it. */
export function reliabilityPanel(
  rows: readonly ReliabilityRow[],
  options: PanelOptions & { readonly title: string },
): SVGSVGElement {
  const { params, scale, width, height, style, beside } = options;
  const { ink, muted, surface } = params.theme.colours;
  const [low, high] = scale.domain;
  const onAxis = (value: number | null) => Math.max(low, value ?? low);
  const data = rows
    .filter((row) => isKnown(row.mean_score))
    .map((row) => ({ ...row, team: options.name }));
  type Row = (typeof data)[number];
  const at = {
    x: (row: Row) => onAxis(row.mean_score),
    y: (row: Row) => onAxis(row.positive_rate),
  };
  const off = (row: Row) => (row.positive_rate ?? 0) < low || (row.mean_score ?? 0) < low;
  const format = (value: number) => `${value}`;
  const ticks = scoreTicks(options);
  return plotSvg(
    {
      width,
      height,
      marginTop: TITLE_ROOM,
      marginBottom: beside ? X_AXIS_ROOM : 24,
      marginLeft: LEFT,
      marginRight: RIGHT,
      x: { type: scale.type, domain: [low, high] },
      y: { type: scale.type, domain: [low, high] },
      marks: [
        titleMark(options.title, options.name, width, ink),
        xAxis(
          { label: beside ? scoreTitle('Mean score', options) : undefined, ticks, format },
          params,
        ),
        yAxis({ label: 'Positive rate', ticks, format }, LEFT, params),
        Plot.areaY(
          data.filter((row) => row.consistent),
          {
            x: at.x,
            y1: (row: Row) => onAxis(row.consistent!.lower),
            y2: (row: Row) => onAxis(row.consistent!.upper),
            fill: muted,
            fillOpacity: 0.22,
          },
        ),
        Plot.line([low, high], {
          x: (v: number) => v,
          y: (v: number) => v,
          stroke: muted,
          strokeDasharray: '4,3',
        }),
        Plot.link(
          data,
          tagged(data, {
            x1: at.x,
            x2: at.x,
            y1: at.x,
            y2: at.y,
            stroke: style.colour,
            strokeOpacity: 0.45,
            strokeWidth: 4,
          }),
        ),
        Plot.line(
          data,
          tagged(data, { ...at, sort: 'bin', stroke: style.colour, strokeWidth: 1.25 }),
        ),
        Plot.dot(
          data,
          tagged(data, {
            ...at,
            r: 3.75,
            symbol: style.symbol,
            fill: (row: Row) => (off(row) ? surface : style.colour),
            stroke: style.colour,
            title: (row: Row) =>
              `${binSentence(row)}${off(row) ? '; below the axis, drawn at its edge' : ''}`,
            tip: tipOptions({ ...params, width }),
          }),
        ),
      ],
    },
    params,
  );
}

/** Images in each bin, on a log axis. */
export function histogramPanel(
  rows: readonly ReliabilityRow[],
  options: PanelOptions & { readonly counts: readonly [number, number] },
): SVGSVGElement {
  const { params, scale, width, height, style, counts, beside } = options;
  const [low, high] = scale.domain;
  const data = rows
    .filter((row) => row.count > 0 && row.upper > low)
    .map((row) => ({ ...row, team: options.name }));
  type Row = (typeof data)[number];
  return plotSvg(
    {
      width,
      height,
      marginTop: beside ? TITLE_ROOM : 30,
      marginBottom: X_AXIS_ROOM,
      marginLeft: LEFT,
      marginRight: RIGHT,
      x: { type: scale.type, domain: [low, high] },
      y: { type: 'log', domain: [counts[0], counts[1]] },
      marks: [
        xAxis(
          {
            label: scoreTitle('Score', options),
            ticks: scoreTicks(options),
            format: (value) => `${value}`,
            grid: false,
          },
          params,
        ),
        yAxis(
          {
            label: 'Images (log scale)',
            ticks: logTicks(1, counts[1]).filter(
              (_, i, all) => i % Math.ceil(all.length / 3) === 0,
            ),
            format: formatShortCount,
          },
          LEFT,
          params,
        ),
        Plot.rect(
          data,
          tagged(data, {
            x1: (row: Row) => Math.max(low, row.lower),
            x2: 'upper',
            y1: counts[0],
            y2: 'count',
            fill: style.colour,
            fillOpacity: 0.75,
            insetLeft: 0.5,
            insetRight: 0.5,
            title: binSentence,
            tip: { ...tipOptions({ ...params, width }), fontSize: SMALL_FONT },
          }),
        ),
      ],
    },
    params,
  );
}
