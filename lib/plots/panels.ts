import type { FigureParams } from './figure-params';

/** One plot within a figure of several, with the place of its upper left corner. */
export interface Panel {
  readonly svg: SVGSVGElement;
  readonly x: number;
  readonly y: number;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Makes a plot fit to stand inside another: its whole area answers to the pointer. */
function nest({ svg, x, y }: Panel, document: Document): SVGSVGElement {
  svg.setAttribute('x', `${x}`);
  svg.setAttribute('y', `${y}`);
  const area = document.createElementNS(SVG, 'rect');
  area.setAttribute('width', svg.getAttribute('width') ?? '0');
  area.setAttribute('height', svg.getAttribute('height') ?? '0');
  area.setAttribute('fill', 'none');
  area.setAttribute('pointer-events', 'all');
  svg.prepend(area);
  return svg;
}

/** Puts plots side by side into one SVG element, which `frame` (an empty plot) begins. */
export function composePanels(
  frame: SVGSVGElement,
  panels: readonly Panel[],
  params: FigureParams,
): SVGSVGElement {
  const document = params.document ?? globalThis.document;
  for (const panel of panels) {
    const svg = nest(panel, document);
    svg.addEventListener('pointerenter', () => {
      if (svg !== frame.lastChild) frame.append(svg);
    });
    frame.append(svg);
  }
  return frame;
}

/** Widths and corners of `count` panels in a grid of at most `columns`. */
export function panelGrid(
  count: number,
  columns: number,
  width: number,
  gap: number,
): { width: number; x(index: number): number; row(index: number): number; rows: number } {
  const used = Math.max(1, Math.min(columns, count));
  const each = (width - gap * (used - 1)) / used;
  return {
    width: each,
    x: (index) => (index % used) * (each + gap),
    row: (index) => Math.floor(index / used),
    rows: Math.ceil(count / used),
  };
}
