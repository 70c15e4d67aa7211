import { Font } from 'opentype.js/dist/opentype.mjs';
import { FAMILY } from './family';
import type { Face, Weight } from './typeface';

const WEIGHTS = { normal: 400, bold: 700 } as const;

/**
 * A font (OpenType with CFF outlines) with only the given characters, in the shapes and
 * widths of the face, with its copyright and licence. Characters it lacks are left out.
 */
export function subsetFont(
  { font }: Face,
  weight: Weight,
  characters: Iterable<string>,
): Uint8Array<ArrayBuffer> {
  const known = [...new Set(characters)].filter((character) => font.hasChar(character)).sort();
  const glyphs = new Map(known.map((character) => [font.charToGlyph(character).index, character]));
  const subset = new Font({
    familyName: FAMILY,
    styleName: weight === 'bold' ? 'Bold' : 'Book',
    unitsPerEm: font.unitsPerEm,
    ascender: font.ascender,
    descender: font.descender,
    version: font.getEnglishName('version') ?? '',
    copyright: font.getEnglishName('copyright') ?? '',
    license: font.getEnglishName('license') ?? '',
    licenseURL: font.getEnglishName('licenseURL') ?? '',
    weightClass: WEIGHTS[weight],
    glyphs: [0, ...glyphs.keys()].map((index) => font.glyphs.get(index)),
  });
  return new Uint8Array(subset.toArrayBuffer());
}
