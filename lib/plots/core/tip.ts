import type * as Plot from '@observablehq/plot';
import { type FigureParams, FONT } from './params';

/** Px between a tip's text and its edge. */
const PADDING = 9;

/** The left and right end, in px of the screen, of what is visible of the figure of an element. */
function visibleSides(element: SVGElement): readonly [left: number, right: number] {
  let figure = element;
  while (figure.ownerSVGElement) figure = figure.ownerSVGElement;
  const own = figure.getBoundingClientRect();
  const around = figure.parentElement?.getBoundingClientRect() ?? own;
  return [Math.max(own.left, around.left), Math.min(own.right, around.right)];
}

/**
 * Moves a tip that reaches beyond a side of its figure, where the page would cut it off, back into
 * the figure. It loses its pointer, which would point at another mark.
 */
function moveIntoFigure(tip: SVGGElement): void {
  const [path, text] = tip.children as unknown as [SVGPathElement, SVGTextElement];
  const box = path.getBoundingClientRect();
  const [left, right] = visibleSides(tip);
  const shift = Math.max(left - box.left, Math.min(0, right - box.right));
  const screen = tip.getScreenCTM();
  const own = tip.transform.baseVal.consolidate()?.matrix;
  const place = text.transform.baseVal.consolidate()?.matrix;
  if (shift === 0 || !screen || !own || !place) return;
  tip.setAttribute('transform', `translate(${own.e + shift / screen.a},${own.f})`);
  const { x, y, width, height } = text.getBBox();
  const corner = `${x + place.e - PADDING},${y + place.f - PADDING}`;
  const [w, h] = [width + 2 * PADDING, height + 2 * PADDING];
  path.setAttribute('d', `M${corner}h${w}v${h}h${-w}z`);
}

const inFigure: Plot.RenderFunction = (index, scales, values, dimensions, context, next) => {
  const drawn = next?.(index, scales, values, dimensions, context) ?? null;
  // Plot places a tip in a microtask too, so it is placed when this one runs.
  if (drawn && index.length > 0) {
    queueMicrotask(() => {
      for (const tip of drawn.children) moveIntoFigure(tip as SVGGElement);
    });
  }
  return drawn;
};

/** Tips in the theme's colours; the mark's `title` is their text. */
export function tipOptions(params: FigureParams, fontSize = FONT): Plot.TipOptions {
  const { surface, muted } = params.theme.colours;
  return {
    fill: surface,
    stroke: muted,
    fontSize,
    lineWidth: Math.min(22, (params.width - 40) / fontSize),
    lineHeight: 1.25,
    textPadding: PADDING,
    pathFilter: 'none',
    render: inFigure,
  };
}
