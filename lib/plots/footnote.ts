import * as Plot from '@observablehq/plot';
import { type FigureParams, SMALL_FONT } from './figure-params';
import { pixel } from './pixel';
import { wrapText } from './text-width';

export interface Footnote {
  /** Room in px it takes below everything else. */
  readonly height: number;
  /** Its lines, at the foot of a plot of this height in px. */
  marks(plotHeight: number): Plot.Markish;
}

const LINE = 15;

/** Lines of explanation below a figure; none for an empty text. */
export function footnote(text: string, params: FigureParams): Footnote {
  const lines = text === '' ? [] : wrapText(text, params.width - 16, SMALL_FONT);
  const height = lines.length === 0 ? 0 : lines.length * LINE + 8;
  const data = lines.map((line, i) => ({ line, i }));
  return {
    height,
    marks: (plotHeight) =>
      Plot.text(data, {
        x: pixel(() => 8),
        y: pixel<(typeof data)[number]>(({ i }) => plotHeight - (lines.length - i - 0.5) * LINE),
        text: 'line',
        textAnchor: 'start',
        fill: params.theme.colours.muted,
        fontSize: SMALL_FONT,
      }),
  };
}
