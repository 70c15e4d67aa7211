import { faceWidth, type Typeface, type Weight } from '../font/typeface';
import { plainFigure } from './plain-figure';
import { FIGURE_SIZES, type FigureSize, layoutSize, PT_PER_MM, widestLayout } from './sizes';
import { svgElement } from './svg-dom';

/** How large a figure is drawn, in px, and which of its pages. */
export interface DrawSize {
  readonly width: number;
  /** Height to stay below if possible: rows are closer then. */
  readonly maxHeight: number;
  /** Height of a page: rows that it has no room for are on further pages. */
  readonly pageHeight?: number;
  readonly page: number;
}

/** Draws a page of a figure, and says how many pages it takes. */
export type DrawFigure = (size: DrawSize) => {
  readonly svg: SVGSVGElement;
  readonly pages: number;
};

export interface SheetOptions {
  readonly size: FigureSize;
  /** Shown above everything: what a reader must know of the data. */
  readonly mark?: string | undefined;
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

const MARK = { size: 11, weight: 'bold', above: 2, below: 4 } as const;
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
  look: typeof MARK | typeof TITLE | typeof CAPTION,
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
  readonly size: DrawSize;
  readonly height: number;
  readonly pages: number;
}

function drawAt(size: DrawSize, draw: DrawFigure, options: SheetOptions): Drawing {
  const { ink, muted } = options.colours;
  const { width, maxHeight } = size;
  const place = { typeface: options.typeface, document: globalThis.document };
  const mark = paragraph(options.mark, MARK, width, ink, place);
  const title = paragraph(options.title, TITLE, width, ink, place);
  const caption = paragraph(options.caption, CAPTION, width, muted, place);
  const words = mark.height + title.height + caption.height;
  const { svg, pages } = draw({ ...size, maxHeight: maxHeight - words });
  const height = Number(svg.getAttribute('height'));
  const blocks = [mark, title, { element: plainFigure(svg, ink), height }, caption];
  return { blocks, size, height: words + height, pages };
}

/** Drawings to try before a figure that is too high is accepted. */
const TRIES = 8;

/** How much less of a page rows take, or how much wider a drawing is, at the next try. */
const PAGE_SHARE = 0.8;
const WIDER = 1.12;

/** Draws on pages of so many rows that they are no higher than the sheet. */
function onPages(own: DrawSize, draw: DrawFigure, options: SheetOptions): Drawing {
  let pageHeight = PAGE_SHARE * own.maxHeight;
  let drawing = drawAt({ ...own, pageHeight }, draw, options);
  for (let i = 0; i < TRIES && drawing.height > own.maxHeight; i++) {
    // Rows beside each other shrink together, rows of one column by what is too much.
    const less = pageHeight - (drawing.height - own.maxHeight);
    const share = (pageHeight * own.maxHeight) / drawing.height;
    pageHeight = Math.floor(Math.min(PAGE_SHARE * pageHeight, Math.max(less, share)));
    drawing = drawAt({ ...own, pageHeight }, draw, options);
  }
  return drawing;
}

/**
 * Draws at the scale of the size. What is too high is drawn smaller, as long as its text is legible,
 * else on several pages.
 */
function fitted(draw: DrawFigure, options: SheetOptions): Drawing {
  const spec = FIGURE_SIZES[options.size];
  const { width, height } = layoutSize(spec);
  const ratio = height / width;
  const most = widestLayout(spec);
  const own = { width, maxHeight: height, page: 0 };
  const isTooHigh = (drawing: Drawing) => drawing.height > drawing.size.width * ratio;
  let drawing = drawAt(own, draw, options);
  for (let i = 0; i < TRIES && isTooHigh(drawing) && drawing.size.width < most; i++) {
    const { size } = drawing;
    const wider = Math.min(most, Math.ceil(Math.max(drawing.height / ratio, WIDER * size.width)));
    // Rows take less than the drawing is too high.
    const over = Math.max(0, drawing.height - size.width * ratio);
    const maxHeight = Math.max(wider * ratio - over, (wider * ratio) / 2);
    drawing = drawAt({ width: wider, maxHeight, page: 0 }, draw, options);
  }
  return isTooHigh(drawing) ? onPages(own, draw, options) : drawing;
}

function smallest(svg: Element): number {
  const sizes = [...svg.querySelectorAll('text')].map((t) => Number(t.getAttribute('font-size')));
  return Math.min(...sizes);
}

/** Puts a drawing onto a sheet of the size's width. */
function sheetOf({ blocks, size, height: used }: Drawing, options: SheetOptions): Sheet {
  const spec = FIGURE_SIZES[options.size];
  const drawn = size.width;
  const width = Math.max(drawn, (used * spec.width) / spec.height);
  const highest = (width * spec.height) / spec.width;
  const height = spec.fixed ? highest : Math.min(highest, Math.ceil(used));
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

/**
 * Draws a figure for a size on paper or a slide: not scaled, but laid out again at a width at which
 * its texts are legible, with its title and caption if given. A figure of many rows takes several
 * sheets.
 */
export function makeSheets(draw: DrawFigure, options: SheetOptions): readonly [Sheet, ...Sheet[]] {
  const first = fitted(draw, options);
  const others = Array.from({ length: first.pages - 1 }, (_, i) =>
    drawAt({ ...first.size, page: i + 1 }, draw, options),
  );
  return [sheetOf(first, options), ...others.map((drawing) => sheetOf(drawing, options))];
}
