import type * as Plot from '@observablehq/plot';
import { widestText } from '../text-width';
import type { ChartPoint, Prepared } from './prepare';
import type { ChartPosition, ChartSpec } from './spec';

const SHORT = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });

/** A number of any size, short enough for an axis. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e7 || size < 1e-4)) return value.toExponential(1).replace('-', '−');
  return SHORT.format(value).replace('-', '−');
}

/** The names along an axis, in the order asked for. */
export function namesOf(prepared: Prepared, channel: 'x' | 'y', spec: ChartSpec): string[] {
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
export const MARGIN = 0.03;

/** The ends of the numbers along an axis, all marks within. */
export function domainOf(
  prepared: Prepared,
  channel: 'x' | 'y',
  given: ChartPosition | undefined,
  fromZero: boolean,
): [number, number] {
  if (given?.domain) return [given.domain[0], given.domain[1]];
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const point of prepared.points) {
    for (const value of [point[channel], channel === 'x' ? point.x2 : point.y2]) {
      if (typeof value !== 'number') continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low > high) return [0, 1];
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

export function numericScale(
  given: ChartPosition | undefined,
  domain: [number, number],
): Plot.ScaleOptions {
  const type = given?.scale === 'band' || !given?.scale ? 'linear' : given.scale;
  return { type, domain: given?.reverse ? [domain[1], domain[0]] : domain, nice: false };
}

/** Room in px for names beside an axis, at most a share of the width. */
export function nameRoom(names: readonly string[], fontSize: number, most: number): number {
  return Math.min(most, Math.ceil(widestText(names, fontSize)) + 10);
}
