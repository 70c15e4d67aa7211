import type * as Plot from '@observablehq/plot';
import { footnote } from './key';
import type { FigureParams } from './params';
import { finish, plotSvg } from './svg';

/** One plot within a figure of several, with the position of its upper left corner. */
export interface Panel {
  readonly svg: SVGSVGElement;
  readonly x: number;
  readonly y: number;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Prepares a plot for use inside another: its whole area responds to the pointer. */
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

export interface PanelFigureOptions {
  /** Height in px without the note. */
  readonly height: number;
  /** Marks outside the panels, in px. */
  readonly marks?: Plot.Markish;
  /** Explanation below the panels. */
  readonly note?: string | undefined;
  /** One sentence for those who cannot see the figure. */
  readonly description: string;
  /** How many pages all panels or rows take. */
  readonly pages?: number;
}

/** A figure of several plots; the one beneath the pointer comes to the front, for its tip. */
export function panelFigure(
  panels: readonly Panel[],
  options: PanelFigureOptions,
  params: FigureParams,
): SVGSVGElement {
  const document = params.document ?? globalThis.document;
  const note = footnote(options.note ?? '', params);
  const height = options.height + note.height;
  // Without scales, marks in px would be placed in the whole frame.
  const scale = { type: 'linear', domain: [0, 1], axis: null } as const;
  const figure = plotSvg(
    {
      height,
      margin: 0,
      x: { ...scale, domain: [0, 1] },
      y: { ...scale, domain: [0, 1] },
      marks: [options.marks, note.marks(height)],
    },
    params,
  );
  for (const panel of panels) {
    const svg = nest(panel, document);
    svg.addEventListener('pointerenter', () => {
      if (svg !== figure.lastChild) figure.append(svg);
    });
    figure.append(svg);
  }
  return finish(figure, options.description, params, options.pages);
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
