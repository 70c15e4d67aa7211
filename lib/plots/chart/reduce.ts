import { median } from '../core/numbers';
import type { Reducer } from './spec';

/** Reduces values to one number; only `count` is defined without any. */
export function reduceValues(values: readonly number[], reducer: Reducer): number {
  if (reducer === 'count') return values.length;
  const sum = values.reduce((a, b) => a + b, 0);
  switch (reducer) {
    case 'mean':
      return sum / values.length;
    case 'sum':
      return sum;
    case 'median':
      return median(values);
    case 'min':
      return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    case 'max':
      return values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  }
}

/** Edges of about twenty bins of a round width over a range. */
export function binEdges(low: number, high: number, wanted = 20): number[] {
  if (low === high) return [low - 0.5, low + 0.5];
  const raw = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((width) => width >= raw)!;
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  return Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

/** Index of the bin a value falls into; the last is closed. */
export function binOf(edges: readonly number[], value: number): number {
  const step = edges[1]! - edges[0]!;
  const index = Math.floor((value - edges[0]!) / step + 1e-9);
  return Math.min(edges.length - 2, Math.max(0, index));
}
