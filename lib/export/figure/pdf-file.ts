import { jsPDF } from 'jspdf';
import { svg2pdf } from 'svg2pdf.js';
import { base64 } from '../base64';
import { FAMILY } from '../font/family';
import type { Face, Typeface, Weight } from '../font/typeface';
import { hasShapes, holdLeft, type Letters, lettersOf, outlinePath } from './letters';
import type { Sheet } from './sheet';
import { PT_PER_MM } from './sizes';
import { short, svgElement } from './svg-dom';

/** Pixels of the picture per px of the figure. */
const FINENESS = 8;

const SHARE: Readonly<Record<string, number>> = { middle: 0.5, end: 1 };

/**
 * A line of text as a picture, drawn in any font the browser finds: for characters that the
 * embedded font lacks. Null if there is no canvas.
 */
function pictureOf(text: Element, { words, size, weight }: Letters): Element | null {
  const canvas = text.ownerDocument.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return null;
  const font = `${weight} ${size * FINENESS}px sans-serif`;
  context.font = font;
  canvas.width = Math.ceil(context.measureText(words).width);
  canvas.height = Math.ceil(1.5 * size * FINENESS);
  // Resizing a canvas resets its drawing state.
  context.font = font;
  context.fillStyle = text.getAttribute('fill') ?? '#000000';
  context.fillText(words, 0, size * FINENESS * 1.1);
  const width = canvas.width / FINENESS;
  const left = (SHARE[text.getAttribute('text-anchor') ?? ''] ?? 0) * width;
  const picture = svgElement(text.ownerDocument, 'image', {
    href: canvas.toDataURL('image/png'),
    x: short(Number(text.getAttribute('x')) - left),
    y: short(Number(text.getAttribute('y')) - 1.1 * size),
    width: short(width),
    height: short(canvas.height / FINENESS),
  });
  const transform = text.getAttribute('transform');
  if (transform) picture.setAttribute('transform', transform);
  return picture;
}

export interface PdfOptions {
  readonly typeface: Typeface;
  readonly title: string;
  readonly description: string;
}

const encodings = new WeakMap<Face, string>();

/** The file of a typeface in the encoding that jsPDF reads. */
function encoded(face: Face): string {
  const known = encodings.get(face) ?? base64(face.bytes);
  encodings.set(face, known);
  return known;
}

/**
 * PDF paints the halo of a text over the text, so the halo is drawn as shapes below it. A text with
 * characters that the font lacks becomes a picture.
 */
function prepareTexts(root: Element, typeface: Typeface): void {
  for (const text of [...root.querySelectorAll('text')]) {
    const stroke = text.getAttribute('stroke') ?? 'none';
    const letters = lettersOf(text, typeface);
    const whole = hasShapes(letters, typeface);
    if (!whole) {
      const picture = pictureOf(text, letters);
      if (picture) text.replaceWith(picture);
    } else if (stroke !== 'none') {
      const halo = outlinePath(text, letters, typeface);
      halo.setAttribute('fill', 'none');
      text.before(halo);
    }
    text.setAttribute('stroke', 'none');
  }
}

/** A sheet's size in points, as jsPDF takes it. */
function formatOf({ width, height }: Sheet) {
  const format = [width * PT_PER_MM, height * PT_PER_MM] as [number, number];
  return { format, orientation: width > height ? 'landscape' : 'portrait' } as const;
}

/** Sheets as a PDF with a page of its size for each, with text as text in an embedded font. */
export async function pdfFile(
  sheets: readonly [Sheet, ...Sheet[]],
  { typeface, title, description }: PdfOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const [first] = sheets;
  const pdf = new jsPDF({
    unit: 'pt',
    ...formatOf(first),
    compress: true,
    putOnlyUsedFonts: true,
  });
  pdf.setProperties({ title, subject: description, creator: 'Longtail Notebook' });
  for (const weight of ['normal', 'bold'] satisfies Weight[]) {
    const isUsed = ({ svg }: Sheet) => svg.querySelector(`text[font-weight="${weight}"]`);
    if (!sheets.some(isUsed)) continue;
    const file = `${weight}.ttf`;
    pdf.addFileToVFS(file, encoded(typeface[weight]));
    pdf.addFont(file, FAMILY, weight);
  }
  for (const sheet of sheets) {
    const { format, orientation } = formatOf(sheet);
    if (sheet !== first) pdf.addPage(format, orientation);
    const svg = sheet.svg.cloneNode(true) as SVGSVGElement;
    svg.setAttribute('font-family', FAMILY);
    prepareTexts(svg, typeface);
    holdLeft(svg, typeface);
    const [width, height] = format;
    await svg2pdf(svg, pdf, { x: 0, y: 0, width, height });
  }
  return new Uint8Array(pdf.output('arraybuffer'));
}
