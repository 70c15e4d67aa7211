import type * as Plot from '@observablehq/plot';
import type { Band } from '@/lib/challenge/bands';
import type { Bar, ErrorBars, FindBar } from './error-bars';
import type { FigureParams } from './figure-params';
import { SMALL_FONT } from './figure-params';
import type { TaggedLabel } from './label-marks';
import { extent, isKnown, niceCeiling } from './numbers';
import { labelText } from './place-labels';

/** A row of `class_metrics` with its AP relative to prevalence. */
export interface PrevalenceRow {
  readonly team: string;
  readonly class: string;
  readonly band: Band | null;
  readonly positives: number;
  readonly images: number;
  readonly prevalence: number | null;
  readonly ap: number | null;
  /** AP divided by prevalence. */
  readonly lift?: number | null;
}

export interface PrevalenceParams extends FigureParams {
  /** Average precision on a linear or a log scale, or relative to prevalence. */
  readonly y?: 'ap' | 'ap-log' | 'lift';
  /** Intervals of the classes' average precision; as error bars. */
  readonly intervals?: ErrorBars;
}

export interface Point extends PrevalenceRow {
  readonly px: number;
  readonly py: number;
  /** Its interval in the figures of the y axis, as far as the frame goes. */
  readonly bar: Bar | null;
}

export interface Axes {
  readonly x: Plot.ScaleOptions & { domain: [number, number]; range: [number, number] };
  readonly y: Plot.ScaleOptions & { domain: [number, number]; range: [number, number] };
}

/** The value on the y axis; null where it, or the prevalence, cannot be drawn. */
export function shownValue(row: PrevalenceRow, kind: PrevalenceParams['y']): number | null {
  const value = kind === 'lift' ? (row.lift ?? null) : row.ap;
  const drawable = isKnown(value) && isKnown(row.ap) && (value > 0 || kind === 'ap');
  return drawable && isKnown(row.prevalence) && row.prevalence > 0 ? value : null;
}

/** A row's interval in the figures of the y axis. */
export function shownBar(
  row: PrevalenceRow,
  kind: PrevalenceParams['y'],
  find: FindBar,
): Bar | null {
  const bar = find(row.team, 'class', row.class, 'ap');
  if (!bar || kind !== 'lift') return bar;
  return { lower: bar.lower / row.prevalence!, upper: bar.upper / row.prevalence! };
}

/** Both scales over the plot's frame; with a bar for each row that has one. */
export function axesOf(
  rows: readonly PrevalenceRow[],
  bars: readonly (Bar | null)[],
  kind: PrevalenceParams['y'],
  box: Box,
): Axes {
  const ends = bars.flatMap((bar) => (bar ? [bar.upper] : []));
  const [low, high] = extent(rows.map((row) => row.prevalence)) ?? [0.001, 1];
  const [least, most] = extent([...rows.map((row) => shownValue(row, kind)), ...ends]) ?? [0, 1];
  const x = [low / 1.4, Math.min(1, high * 1.4)] as [number, number];
  const y: [number, number] =
    kind === 'ap'
      ? [0, Math.min(1, niceCeiling(most))]
      : kind === 'lift'
        ? [Math.min(1, least) / 1.3, most * 1.4]
        : [Math.min(x[0], least), 1];
  return {
    x: { type: 'log', domain: x, range: [box.left, box.right] },
    y: { type: kind === 'ap' ? 'linear' : 'log', domain: y, range: [box.bottom, box.top] },
  };
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * A name for each class at its highest point: picked classes first, then from the top down, or where
 * points are many the most frequent classes, which stand apart.
 */
export function classLabels(
  points: readonly Point[],
  picked: ReadonlySet<string> = new Set(),
  crowded = false,
): TaggedLabel[] {
  const highest = new Map<string, Point>();
  for (const point of points) {
    const known = highest.get(point.class);
    if (!known || point.py < known.py) highest.set(point.class, point);
  }
  return [...highest.values()]
    .sort(
      (a, b) =>
        Number(picked.has(b.class)) - Number(picked.has(a.class)) ||
        (crowded ? b.px - a.px : a.py - b.py),
    )
    .map((point) => ({
      class: point.class,
      band: point.band,
      text: labelText(point.class, SMALL_FONT),
      x: point.px,
      y: point.py,
    }));
}

/** The line of no skill: AP equal to prevalence. */
export function noSkill(kind: PrevalenceParams['y'], axes: Axes): { x: number; y: number }[] {
  const [low, high] = axes.x.domain;
  return Array.from({ length: 61 }, (_, i) => {
    const x = low * (high / low) ** (i / 60);
    return { x, y: kind === 'lift' ? 1 : x };
  }).filter(({ y }) => y >= axes.y.domain[0] && y <= axes.y.domain[1]);
}
