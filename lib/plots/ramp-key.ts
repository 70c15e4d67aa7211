import * as Plot from '@observablehq/plot';
import { rampColour } from './colour';
import { type FigureParams, isNarrow, SMALL_FONT } from './figure-params';
import { formatScore } from './format';
import type { Key } from './key';
import { pixel } from './pixel';
import { textWidth } from './text-width';

export interface RampKeyOptions {
  readonly ramp: readonly string[];
  readonly domain: readonly [number, number];
  readonly label: string;
  /** What a frame around a cell says; absent where none is drawn. */
  readonly frame?: string | undefined;
  /** How the ends are written; as scores unless given. */
  readonly format?: (value: number) => string;
  /** Room above in px. */
  readonly top?: number;
}

const STEPS = 50;

/** A key to a colour scale: its title, its ends, and the colours between. */
export function rampMarks(options: RampKeyOptions, params: FigureParams): Key {
  const { ink, muted } = params.theme.colours;
  const { format = formatScore, top = 0 } = options;
  const low = format(options.domain[0]);
  const left = Math.round(8 + textWidth(low, SMALL_FONT) + 6);
  const length = isNarrow(params) ? 2 * STEPS : 3 * STEPS;
  const right = left + length;
  const steps = Array.from({ length: STEPS }, (_, i) => i);
  const texts = [
    { x: 8, y: top + 9, text: options.label, fill: ink },
    { x: 8, y: top + 27, text: low, fill: muted },
    { x: right + 6, y: top + 27, text: format(options.domain[1]), fill: muted },
  ];
  const frame = options.frame ?? '';
  // Beside the colours where there is room, else below them.
  const isBelow = right + 62 + textWidth(frame, SMALL_FONT) > params.width - 4;
  const frameAt = isBelow ? { x: 15, y: top + 45 } : { x: right + 52, y: top + 27 };
  if (frame !== '') texts.push({ x: frameAt.x + 10, y: frameAt.y, text: frame, fill: ink });
  const marks: Plot.Markish = [
    Plot.rect(steps, {
      x1: pixel<number>((i) => left + (i * length) / STEPS),
      // Each lies upon the one before it: side by side, some programs show seams.
      x2: pixel<number>(() => right),
      y1: pixel(() => top + 21),
      y2: pixel(() => top + 33),
      shapeRendering: 'crispEdges',
      fill: (i: number) => rampColour(options.ramp, i / (STEPS - 1)),
    }),
    Plot.dot(frame === '' ? [] : [0], {
      x: pixel(() => frameAt.x),
      y: pixel(() => frameAt.y),
      symbol: 'square',
      r: 6,
      stroke: ink,
      strokeWidth: 1.75,
    }),
    Plot.text(texts, {
      x: pixel<(typeof texts)[number]>((item) => item.x),
      y: pixel<(typeof texts)[number]>((item) => item.y),
      text: 'text',
      fill: 'fill',
      textAnchor: 'start',
      fontSize: SMALL_FONT,
    }),
  ];
  return { marks, height: frame !== '' && isBelow ? 60 : 42 };
}
