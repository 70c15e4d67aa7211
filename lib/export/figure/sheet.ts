import { faceWidth, type Typeface, type Weight } from '../font/typeface';
import { plainFigure } from './plain-figure';
import { FIGURE_SIZES, type FigureSize, layoutSize, PT_PER_MM } from './sizes';
import { svgElement } from './svg-dom';

/** Draws a figure `width` px wide and, if possible, at most `maxHeight` px high. */
export type DrawFigure = (width: number, maxHeight: number) => SVGSVGElement;

export interface SheetOptions {
  readonly size: FigureSize;
  /** Shown above the figure. */
  readonly title?: string | undefined;
  /** Shown below the figure. */
  readonly caption?: string | undefined;
  readonly colours: { readonly ink: string; readonly muted: string; readonly surface: string };
  readonly typeface: Typeface;
}

/** A figure for paper: one self-contained SVG element, with its texts as text. */
export interface Sheet {
  readonly svg: SVGSVGElement;
  /** Width and height in mm. */
  readonly width: number;
  readonly height: number;
  /** Height of its smallest text in points. */
  readonly smallestText: number;
}

interface Block {
  readonly element: Element;
  readonly height: number;
}

const TITLE = { size: 14, weight: 'bold', above: 2, below: 8 } as const;
const CAPTION = { size: 11, weight: 'normal', above: 10, below: 4 } as const;
const LEADING = 1.35;
const MARGIN = 8;

/** Breaks a text at its spaces into lines no wider than `width`, as `measure` says. */
function wrapLines(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/ +/)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function paragraph(
  words: string | undefined,
  look: typeof TITLE | typeof CAPTION,
  width: number,
  fill: string,
  { typeface, document }: { typeface: Typeface; document: Document },
): Block {
  const group = svgElement(document, 'g', { fill });
  if (!words) return { element: group, height: 0 };
  const weight: Weight = look.weight;
  const lines = wrapLines(words, width - 2 * MARGIN, (text) =>
    faceWidth(typeface[weight], text, look.size),
  );
  for (const [i, line] of lines.entries()) {
    const text = svgElement(document, 'text', {
      x: MARGIN,
      y: look.above + look.size * (0.85 + i * LEADING),
      'font-size': look.size,
      'font-weight': weight,
      'text-anchor': 'start',
      fill,
    });
    text.textContent = line;
    group.append(text);
  }
  return { element: group, height: look.above + lines.length * look.size * LEADING + look.below };
}

interface Drawing {
  readonly blocks: readonly Block[];
  readonly width: number;
  readonly height: number;
}

function drawAt(
  width: number,
  maxHeight: number,
  draw: DrawFigure,
  options: SheetOptions,
): Drawing {
  const { ink, muted } = options.colours;
  const place = { typeface: options.typeface, document: globalThis.document };
  const title = paragraph(options.title, TITLE, width, ink, place);
  const caption = paragraph(options.caption, CAPTION, width, muted, place);
  const drawn = draw(width, maxHeight - title.height - caption.height);
  const height = Number(drawn.getAttribute('height'));
  const blocks = [title, { element: plainFigure(drawn, ink), height }, caption];
  return { blocks, width, height: title.height + height + caption.height };
}

/** Widths to try before a figure that is too high is accepted. */
const TRIES = 6;

/** Draws at the scale of the size; if that is too high, smaller until it fits. */
function fitted(draw: DrawFigure, options: SheetOptions): Drawing {
  const spec = FIGURE_SIZES[options.size];
  const own = layoutSize(spec);
  let drawing = drawAt(own.width, own.height, draw, options);
  for (let i = 0; i < TRIES && drawing.height * spec.width > drawing.width * spec.height; i++) {
    const width = Math.ceil((drawing.height * spec.width) / spec.height);
    drawing = drawAt(width, (width * spec.height) / spec.width, draw, options);
  }
  return drawing;
}

function smallest(svg: Element): number {
  const sizes = [...svg.querySelectorAll('text')].map((t) => Number(t.getAttribute('font-size')));
  return Math.min(...sizes);
}

/**
 * Draws a figure for a size on paper or a slide: not scaled, but laid out again at a width at which
 * its texts are legible, with its title and caption if given.
 */
export function makeSheet(draw: DrawFigure, options: SheetOptions): Sheet {
  const spec = FIGURE_SIZES[options.size];
  const { blocks, width: drawn, height: used } = fitted(draw, options);
  const width = Math.max(drawn, (used * spec.width) / spec.height);
  const height = spec.fixed ? (width * spec.height) / spec.width : Math.ceil(used);
  const mm = spec.width / width;
  const svg = svgElement(globalThis.document, 'svg', {
    width: `${spec.width}mm`,
    height: `${Number((height * mm).toFixed(3))}mm`,
    viewBox: `0 0 ${width} ${height}`,
  });
  svg.append(
    svgElement(globalThis.document, 'rect', { width, height, fill: options.colours.surface }),
  );
  const x = (width - drawn) / 2;
  let y = spec.fixed ? (height - used) / 2 : 0;
  for (const block of blocks) {
    const group = svgElement(globalThis.document, 'g', { transform: `translate(${x},${y})` });
    group.append(block.element);
    if (block.height > 0) svg.append(group);
    y += block.height;
  }
  return {
    svg,
    width: spec.width,
    height: height * mm,
    smallestText: smallest(svg) * mm * PT_PER_MM,
  };
}
