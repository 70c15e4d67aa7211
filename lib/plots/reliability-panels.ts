import * as Plot from '@observablehq/plot';
import { X_AXIS_ROOM, xAxis, yAxis } from './core/axes';
import type { Bar } from './core/error-bars';
import { formatCount, formatScore, formatShortCount } from './core/format';
import { worded } from './core/item';
import { type Known, knownIn, logTicks } from './core/numbers';
import { type FigureParams, SMALL_FONT } from './core/params';
import type { MarkStyle } from './core/styles';
import { plotSvg } from './core/svg';
import { tagged } from './core/tagged';
import { tipOptions } from './core/tip';

/** A row of `calibration_bins`; the series is a team, or whatever is compared side by side. */
export interface ReliabilityRow {
  readonly series: string;
  readonly bin: number;
  readonly lower: number;
  readonly upper: number;
  readonly count: number;
  readonly mean_score: number | null;
  readonly positive_rate: number | null;
  /** Expected range of the positive rate of calibrated scores. */
  readonly consistent?: Bar | null;
}

/** Bins with images. */
export function filled(
  rows: readonly ReliabilityRow[],
): Known<ReliabilityRow, 'mean_score' | 'positive_rate'>[] {
  return knownIn(rows, 'mean_score', 'positive_rate').filter((row) => row.count > 0);
}

function consistencyPhrase({ positive_rate: rate, consistent: band }: ReliabilityRow): string {
  if (!band || rate === null) return '';
  const range = `(${formatScore(band.lower)} to ${formatScore(band.upper)})`;
  if (rate < band.lower) return `; fewer positives than expected ${range}: scores too high`;
  if (rate > band.upper) return `; more positives than expected ${range}: scores too low`;
  return `; as expected ${range}`;
}

/** `Team A, scores from 0.067 to 0.133: mean score 0.101, positive rate 0.084, 1,234 images`. */
function binSentence(row: ReliabilityRow): string {
  const range = `scores from ${formatScore(row.lower)} to ${formatScore(row.upper)}`;
  return (
    `${row.series}, ${range}: mean score ${formatScore(row.mean_score)}, ` +
    `positive rate ${formatScore(row.positive_rate)}, ${formatCount(row.count)} ${worded('images')}` +
    consistencyPhrase(row)
  );
}

interface PanelOptions {
  readonly name: string;
  /** Lines of bold text above the diagram that fit its width. */
  readonly title: readonly string[];
  readonly style: MarkStyle;
  readonly width: number;
  readonly height: number;
  readonly scale: { readonly type: 'linear' | 'log'; readonly domain: readonly [number, number] };
  /** Whether diagram and histogram are side by side, each with its own x axis. */
  readonly beside: boolean;
  readonly params: FigureParams;
}

const LEFT = 52;
const RIGHT = 12;
const TITLE_ROOM = 60;

/** Px that a panel's title leaves free at its sides. */
export const TITLE_MARGIN = 16;

/** Width in px below which a panel has room for few, short ticks. */
const SMALL_PANEL = 170;

const format = (value: number) => `${value}`;

/** Title and ticks of an axis of scores. */
function scoreAxis(title: string, { scale, width }: PanelOptions) {
  if (scale.type === 'log') {
    const { type, domain } = scale;
    const ticks = logTicks(...domain);
    const length = width - LEFT - RIGHT;
    return { label: `${title} (log scale)`, ticks, scale: { type, domain, length }, format };
  }
  const ticks = width < SMALL_PANEL ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
  return { label: title, ticks, format };
}

/** Size and x scale of a panel. */
function panelPlot({ width, height, scale }: PanelOptions): Plot.PlotOptions {
  return {
    width,
    height,
    marginBottom: X_AXIS_ROOM,
    marginLeft: LEFT,
    marginRight: RIGHT,
    x: { type: scale.type, domain: [...scale.domain] },
  };
}

function titleMark({ name, title, params }: PanelOptions): Plot.Markish {
  return title.map((text, i) =>
    tagged.text([{ team: name, text }], {
      text: 'text',
      frameAnchor: 'top-left',
      textAnchor: 'start',
      dx: 8 - LEFT,
      dy: -40 - 14 * (title.length - 1 - i),
      fill: params.theme.colours.ink,
      fontWeight: 600,
    }),
  );
}

/** Mean score against positive rate, with the diagonal and the gap to it. */
export function reliabilityPanel(
  rows: readonly ReliabilityRow[],
  options: PanelOptions,
): SVGSVGElement {
  const { scale, width, style, beside } = options;
  const params = { ...options.params, width };
  const { muted, surface } = params.theme.colours;
  const [low, high] = scale.domain;
  const onAxis = (value: number) => Math.max(low, value);
  const data = filled(rows).map((row) => ({
    ...row,
    team: options.name,
    part: String(row.bin),
  }));
  type Row = (typeof data)[number];
  const at = {
    x: (row: Row) => onAxis(row.mean_score),
    y: (row: Row) => onAxis(row.positive_rate),
  };
  const isBelow = (row: Row) => row.positive_rate < low || row.mean_score < low;
  const { label, ...axis } = scoreAxis('Mean score', options);
  return plotSvg(
    {
      ...panelPlot(options),
      marginTop: TITLE_ROOM,
      ...(!beside && { marginBottom: 24 }),
      y: { type: scale.type, domain: [low, high] },
      marks: [
        titleMark(options),
        xAxis(beside ? { label, ...axis } : axis, params),
        yAxis({ label: 'Positive rate', ...axis }, LEFT, params),
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
        tagged.link(data, {
          x1: at.x,
          x2: at.x,
          y1: at.x,
          y2: at.y,
          stroke: style.colour,
          strokeOpacity: 0.45,
          strokeWidth: 4,
        }),
        tagged.line(data, { ...at, sort: 'bin', stroke: style.colour, strokeWidth: 1.25 }),
        tagged.dot(data, {
          ...at,
          r: 3.75,
          symbol: style.symbol,
          fill: (row: Row) => (isBelow(row) ? surface : style.colour),
          stroke: style.colour,
          title: (row: Row) =>
            `${binSentence(row)}${isBelow(row) ? '; below the axis, drawn at its edge' : ''}`,
          tip: tipOptions(params),
        }),
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
  const { scale, width, style, counts, beside } = options;
  const params = { ...options.params, width };
  const [low] = scale.domain;
  const data = rows
    .filter((row) => row.count > 0 && row.upper > low)
    .map((row) => ({ ...row, team: options.name, part: String(row.bin) }));
  type Row = (typeof data)[number];
  const ticks = logTicks(1, counts[1]);
  const every = Math.ceil(ticks.length / 3);
  return plotSvg(
    {
      ...panelPlot(options),
      marginTop: beside ? TITLE_ROOM : 30,
      y: { type: 'log', domain: [...counts] },
      marks: [
        xAxis({ ...scoreAxis('Score', options), grid: false }, params),
        yAxis(
          {
            label: worded('Images (log scale)'),
            ticks: ticks.filter((_, i) => i % every === 0),
            format: formatShortCount,
          },
          LEFT,
          params,
        ),
        tagged.rect(data, {
          x1: (row: Row) => Math.max(low, row.lower),
          x2: 'upper',
          y1: counts[0],
          y2: 'count',
          fill: style.colour,
          fillOpacity: 0.75,
          insetLeft: 0.5,
          insetRight: 0.5,
          title: binSentence,
          tip: tipOptions(params, SMALL_FONT),
        }),
      ],
    },
    params,
  );
}
