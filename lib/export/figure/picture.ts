import type { Letters } from './letters';
import { short, svgElement } from './svg-dom';

/** Pixels of the picture per px of the figure. */
const FINENESS = 8;

const SHARE: Readonly<Record<string, number>> = { middle: 0.5, end: 1 };

/**
 * A line of text as a picture, drawn in any font the browser finds: for characters that the
 * embedded font lacks. Null if there is no canvas.
 */
export function pictureOf(text: Element, { words, size, weight }: Letters): Element | null {
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
