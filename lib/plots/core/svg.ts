import * as Plot from '@observablehq/plot';
import { type FigureParams, FONT } from './params';
import { applySelection } from './selection';
import type { MarkStyle } from './styles';
import { type Tags, tagged } from './tagged';
import { wrapText } from './text';
import { tipOptions } from './tip';

/**
 * A plot in the theme's type and colours, as one SVG element without a description or selection.
 * It carries no style element, so that a page may forbid inline style sheets.
 */
export function plotSvg(options: Plot.PlotOptions, params: FigureParams): SVGSVGElement {
  const { ink } = params.theme.colours;
  const plot = Plot.plot({
    width: params.width,
    ...options,
    className: 'figure-plot',
    document: params.document ?? globalThis.document,
    style: {
      fontFamily: 'inherit',
      fontSize: `${FONT}px`,
      fontVariantNumeric: 'tabular-nums',
      background: 'transparent',
      color: ink,
      overflow: 'visible',
      whiteSpace: 'pre',
    },
  });
  plot.querySelector('style')?.remove();
  return plot as SVGSVGElement;
}

/**
 * Makes a plot a figure: it shrinks with its page, has a description, and shows the selection.
 *
 * @param pages how many pages all of its rows or panels take
 */
export function finish(
  svg: SVGSVGElement,
  description: string,
  params: FigureParams,
  pages = 1,
): SVGSVGElement {
  if (pages > 1) svg.setAttribute('data-pages', `${pages}`);
  Object.assign(svg.style, { display: 'block', height: 'auto', maxWidth: '100%' });
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', description);
  if (params.selection) applySelection(svg, params.selection);
  return svg;
}

/** How many pages a drawn figure takes. */
export function pagesOf(figure: Element): number {
  return Number(figure.getAttribute('data-pages') ?? 1);
}

/** A figure that has nothing to show and says why. */
export function noteFigure(text: string, params: FigureParams): SVGSVGElement {
  const { muted, grid } = params.theme.colours;
  const lines = wrapText(text, params.width - 32, FONT);
  const svg = plotSvg(
    {
      height: 48 + lines.length * 16,
      margin: 1,
      marks: [
        Plot.frame({ stroke: grid, rx: 6 }),
        Plot.text([lines.join('\n')], {
          frameAnchor: 'middle',
          fill: muted,
          lineHeight: 1.3,
          fontSize: FONT,
        }),
      ],
    },
    params,
  );
  svg.setAttribute('data-note', '');
  return finish(svg, text, params);
}

/** Whether a drawn figure has nothing to show. */
export function isNote(figure: Element): boolean {
  return figure.hasAttribute('data-note');
}

/** A channel in px of the plot, which no scale changes. */
export function pixel<T>(value: (datum: T) => number): Plot.ChannelValueSpec {
  return { value, scale: null };
}

/** Position channels of data that have an `x` and `y` in px. */
export const inPixels = {
  x: pixel<{ readonly x: number }>((datum) => datum.x),
  y: pixel<{ readonly y: number }>((datum) => datum.y),
};

/** A channel of data that have a known type. */
export type Channel<T> = string | ((datum: T) => number | null | undefined);

export interface PointOptions<T> {
  readonly x: Channel<T>;
  readonly y: Channel<T>;
  /** Radius in px. */
  readonly r: number;
  style(datum: T): MarkStyle;
  /** Which points are hollow; all have an outline in their colour then. */
  hollow?(datum: T): boolean;
  /** Width in px of the edge in the page's colour that separates filled points; 0 for none. */
  readonly edge?: number;
  /** Text of the tip; no tip without it. */
  readonly title?: string | ((datum: T) => string);
}

/** A tagged symbol for each datum. */
export function points<T extends Tags>(
  data: readonly T[],
  { x, y, r, style, hollow, edge = 0.6, title }: PointOptions<NoInfer<T>>,
  params: FigureParams,
): Plot.Markish {
  const { surface } = params.theme.colours;
  const colour = (datum: T) => style(datum).colour;
  return tagged.dot(data, {
    x,
    y,
    r,
    symbol: (datum: T) => style(datum).symbol,
    fill: hollow ? (datum: T) => (hollow(datum) ? surface : colour(datum)) : colour,
    ...(hollow
      ? { stroke: colour, strokeWidth: 1.5 }
      : edge > 0 && { stroke: surface, strokeWidth: edge }),
    ...(title && { title, tip: tipOptions(params) }),
  });
}

/**
 * Texts of the data with the best of them in bold: normal ones first, so that bold ones lie on top.
 */
export function boldBest<T extends Tags>(
  data: readonly T[],
  isBest: (datum: T) => boolean,
  options: Plot.TextOptions,
): Plot.Markish {
  return [false, true].map((bold) => {
    const some = data.filter((datum) => isBest(datum) === bold);
    return tagged.text(some, { ...options, fontWeight: bold ? 700 : 400 });
  });
}
