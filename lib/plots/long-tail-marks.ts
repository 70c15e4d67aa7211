import * as Plot from '@observablehq/plot';
import type { Band, BandLimits } from '@/lib/challenge/bands';
import { bandStyle } from './band-style';
import type { ClassOrder } from './class-order';
import { tipOptions } from './draw';
import { type FigureParams, SMALL_FONT } from './figure-params';
import { formatCount, formatPercent, formatPercentTick } from './format';
import { extent, isKnown } from './numbers';
import { pixel } from './pixel';
import type { RowLayout } from './row-layout';
import { shortName } from './short-name';
import { tagged } from './tagged';
import { widestText } from './text-width';
import { positivesPhrase } from './words';

/** A row of `label_counts`. */
export interface LongTailRow {
  readonly class: string;
  /** `train` or `test`. */
  readonly split: string;
  readonly positives: number;
  readonly images: number;
  readonly prevalence: number | null;
  readonly band: Band | null;
}

export interface LongTailParams extends FigureParams {
  readonly scale: 'log' | 'linear';
  readonly limits: BandLimits;
  readonly order?: ClassOrder;
}

const SPLIT_NAMES: Readonly<Record<string, string>> = { train: 'training', test: 'test' };

/** The split as it is called on screen. */
export function splitName(split: string): string {
  return SPLIT_NAMES[split] ?? split;
}

/** The rows that lead (training counts where there are any) and those set against them. */
export function bySplit(rows: readonly LongTailRow[]) {
  const train = rows.filter((row) => row.split === 'train');
  const rest = rows.filter((row) => row.split !== 'train');
  return train.length > 0 ? { lead: train, other: rest } : { lead: rest, other: [] };
}

function sentence(row: LongTailRow): string {
  const band = row.band ? `, ${row.band}` : '';
  return `${shortName(row.class)}, ${splitName(row.split)} set: ${positivesPhrase(row)}${band}`;
}

interface Axis {
  readonly type: 'log' | 'linear';
  readonly domain: readonly [number, number];
}

/** The scale of prevalence, wide enough for both splits and the band limits. */
export function prevalenceAxis(rows: readonly LongTailRow[], params: LongTailParams): Axis {
  const shown = rows.map((row) => row.prevalence).filter((value) => isKnown(value) && value > 0);
  const [low, high] = extent(shown) ?? [0.001, 1];
  if (params.scale === 'linear') return { type: 'linear', domain: [0, high * 1.03] };
  const least = Math.min(low, params.limits.tail) / 1.6;
  const most = Math.max(high, params.limits.head) * 1.25;
  return { type: 'log', domain: [least, Math.min(1, most)] };
}

/** Dashed lines at the band limits, named at their upper ends. */
export function limitMarks(params: LongTailParams): Plot.Markish[] {
  const { muted } = params.theme.colours;
  const limits = [params.limits.tail, params.limits.head];
  return [
    Plot.ruleX(limits, { stroke: muted, strokeDasharray: '3,3' }),
    Plot.text(limits, {
      x: (limit: number) => limit,
      text: (limit: number) => `${formatPercentTick(limit)}\u00a0%`,
      frameAnchor: 'top',
      dy: -8,
      fill: muted,
      fontSize: SMALL_FONT,
    }),
  ];
}

const COLUMNS = [
  { title: 'prevalence', text: (row: LongTailRow) => formatPercent(row.prevalence) },
  { title: 'positives', text: (row: LongTailRow) => formatCount(row.positives) },
];

/** Width from which on both splits have columns of their own. */
const ROOM_FOR_BOTH = 720;
const LINE = 14;

/** Height of the titles of `countColumns` in px; two splits are told apart by a second line. */
export function columnTitleRoom(other: readonly LongTailRow[], params: LongTailParams): number {
  return other.length > 0 && params.width >= ROOM_FOR_BOTH ? 2 * LINE : LINE;
}

/** Positives and prevalence of each class in columns at the right, side by side for both splits. */
export function countColumns(
  lead: readonly LongTailRow[],
  other: readonly LongTailRow[],
  layout: RowLayout,
  titleY: number,
  params: LongTailParams,
): { marks: Plot.Markish[]; width: number } {
  const { muted, surface } = params.theme.colours;
  const both = columnTitleRoom(other, params) > LINE;
  const named = new Set(layout.names.filter((_, i) => i % layout.every === 0));
  const style = { textAnchor: 'end', fill: muted, fontSize: SMALL_FONT } as const;
  const halo = layout.above ? { stroke: surface, strokeWidth: 3 } : {};
  const titleAt = (title: string, end: number, line: number) =>
    Plot.text([title], {
      x: pixel(() => end),
      y: pixel(() => titleY + line * LINE),
      text: (t: string) => t,
      ...style,
    });
  let right = params.width - 6;
  const marks = (both ? [other, lead] : [lead]).map((split) => {
    const rows = split.filter((row) => named.has(row.class));
    const heading = both ? [titleAt(`${splitName(split[0]!.split)} set`, right, 0)] : [];
    const columns = COLUMNS.map(({ title, text }) => {
      const end = right;
      right -= widestText([title, ...split.map(text)], SMALL_FONT) + 8;
      const y = (row: LongTailRow) => layout.textAt(row.class);
      return [
        titleAt(title, end, both ? 1 : 0),
        Plot.text(rows, tagged(rows, { x: pixel(() => end), y, text, ...style, ...halo })),
      ];
    });
    right -= 8;
    return [heading, columns];
  });
  return { marks, width: params.width - right - 8 };
}

/** Stem and symbol of each class, and the tick of the split set against it. */
export function prevalenceMarks(
  lead: readonly LongTailRow[],
  other: readonly LongTailRow[],
  layout: RowLayout,
  start: number,
  params: LongTailParams,
): Plot.Markish[] {
  const { theme } = params;
  const { ink, surface } = theme.colours;
  const positive = (row: LongTailRow) => isKnown(row.prevalence) && row.prevalence > 0;
  const drawn = lead.filter(positive);
  const against = other.filter(positive);
  const y = (row: LongTailRow) => layout.at(row.class);
  const colour = (row: LongTailRow) => bandStyle(row.band, theme).colour;
  const size = Math.min(4.5, Math.max(1.5, layout.step / 3.6));
  const reach = layout.above ? 0.2 : 0.36;
  return [
    Plot.ruleY(
      drawn,
      tagged(drawn, { x1: start, x2: 'prevalence', y, stroke: colour, strokeWidth: size / 2.25 }),
    ),
    Plot.dot(
      drawn,
      tagged(drawn, {
        x: 'prevalence',
        y,
        r: size,
        fill: colour,
        stroke: surface,
        strokeWidth: 0.75,
        symbol: (row: LongTailRow) => bandStyle(row.band, theme).symbol,
        title: sentence,
        tip: tipOptions(params),
      }),
    ),
    Plot.link(
      against,
      tagged(against, {
        x1: 'prevalence',
        x2: 'prevalence',
        y1: (row: LongTailRow) => (y(row) ?? 0) - reach,
        y2: (row: LongTailRow) => (y(row) ?? 0) + reach,
        stroke: ink,
        strokeWidth: Math.min(2, size),
        title: sentence,
      }),
    ),
  ];
}
