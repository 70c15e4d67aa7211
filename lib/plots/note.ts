import * as Plot from '@observablehq/plot';
import { finish, plotSvg } from './draw';
import { type FigureParams, FONT } from './figure-params';
import { wrapText } from './text-width';

/** Stands where a figure has nothing to show: says why. */
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
  return finish(svg, text, params);
}
