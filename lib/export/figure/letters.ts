import { faceWidth, type Typeface, type Weight } from '../font/typeface';
import { short, svgElement } from './svg-dom';

const SHARE = { start: 0, middle: 0.5, end: 1 } as const;

/** A line of text, read from its element. */
export interface Letters {
  readonly words: string;
  readonly size: number;
  readonly weight: Weight;
  /** Left end of the baseline, px. */
  readonly x: number;
  readonly y: number;
}

export function lettersOf(text: Element, typeface: Typeface): Letters {
  const words = text.textContent ?? '';
  const size = Number(text.getAttribute('font-size'));
  const weight = text.getAttribute('font-weight') === 'bold' ? 'bold' : 'normal';
  const anchor = text.getAttribute('text-anchor');
  const share = anchor === 'middle' || anchor === 'end' ? SHARE[anchor] : 0;
  const x = Number(text.getAttribute('x')) - share * faceWidth(typeface[weight], words, size);
  return { words, size, weight, x, y: Number(text.getAttribute('y')) };
}

/** Whether the typeface has a shape for every character. */
export function hasShapes({ words, weight }: Letters, typeface: Typeface): boolean {
  return [...words].every((character) => typeface[weight].font.hasChar(character));
}

/** Outlines of the letters, as the data of a path. */
export function outlineOf({ words, size, weight, x, y }: Letters, typeface: Typeface): string {
  const { font } = typeface[weight];
  let left = x;
  let path = '';
  for (const character of words) {
    const glyph = font.charToGlyph(character);
    path += glyph.getPath(left, y, size).toPathData(2);
    left += (glyph.advanceWidth / font.unitsPerEm) * size;
  }
  return path;
}

const OWN = /^(x|y|font-.*|text-anchor)$/;

/** The letters' outlines with the paint of their text; the words become its label. */
export function outlinePath(text: Element, letters: Letters, typeface: Typeface): Element {
  const path = svgElement(text.ownerDocument, 'path', { d: outlineOf(letters, typeface) });
  for (const { name, value } of text.attributes) {
    if (!OWN.test(name)) path.setAttribute(name, value);
  }
  return path;
}

/** Draws every text as shapes, which look the same everywhere; a text without shapes stays text. */
export function drawLetters(root: Element, typeface: Typeface): void {
  for (const text of [...root.querySelectorAll('text')]) {
    const letters = lettersOf(text, typeface);
    if (!hasShapes(letters, typeface)) continue;
    const path = outlinePath(text, letters, typeface);
    path.setAttribute('aria-label', letters.words);
    text.replaceWith(path);
  }
}

/** Anchors every text at its left end, since other programs may measure its width differently. */
export function holdLeft(root: Element, typeface: Typeface): void {
  for (const text of root.querySelectorAll('text')) {
    text.setAttribute('x', short(lettersOf(text, typeface).x));
    text.setAttribute('text-anchor', 'start');
  }
}
