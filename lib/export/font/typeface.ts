import { type Font, parse } from 'opentype.js/dist/opentype.mjs';

export type Weight = 'normal' | 'bold';

/** One weight of a typeface: its file, and the parsed font. */
export interface Face {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly font: Font;
}

export type Typeface = Readonly<Record<Weight, Face>>;

/** Parses a font file. Throws if it is not one. */
export function readFace(bytes: Uint8Array<ArrayBuffer>): Face {
  const { buffer, byteOffset, byteLength } = bytes;
  return { bytes, font: parse(buffer.slice(byteOffset, byteOffset + byteLength)) };
}

/** Width of a text in px: the sum of its characters' advances in the font. */
export function faceWidth({ font }: Face, text: string, fontSize: number): number {
  let units = 0;
  for (const character of text) units += font.charToGlyph(character).advanceWidth;
  return (units / font.unitsPerEm) * fontSize;
}

/** Characters of the texts that the typeface has no shape for, each once. */
export function missingCharacters({ normal }: Typeface, texts: Iterable<string>): string[] {
  const missing = new Set<string>();
  for (const text of texts) {
    for (const character of text) if (!normal.font.hasChar(character)) missing.add(character);
  }
  return [...missing];
}
