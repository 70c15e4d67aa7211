import * as Plot from '@observablehq/plot';
import { type FigureParams, FONT } from './figure-params';
import { applySelection } from './selection';

/**
 * A plot with the house's type and colours, as one SVG element; not yet named or selected. It
 * carries no style element, so that a page may forbid inline style sheets.
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

/** Lets a figure shrink with its page, names it for those who cannot see it, and selects. */
export function finish(
  svg: SVGSVGElement,
  description: string,
  params: FigureParams,
): SVGSVGElement {
  Object.assign(svg.style, { display: 'block', height: 'auto', maxWidth: '100%' });
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', description);
  if (params.selection) applySelection(svg, params.selection);
  return svg;
}

/** Tips in the house's colours; `title` brings their words. */
export function tipOptions(params: FigureParams, fontSize = FONT): Plot.TipOptions {
  const { surface, muted } = params.theme.colours;
  return {
    fill: surface,
    stroke: muted,
    fontSize,
    lineWidth: Math.min(22, (params.width - 40) / fontSize),
    lineHeight: 1.25,
    textPadding: 9,
    pathFilter: 'none',
  };
}
