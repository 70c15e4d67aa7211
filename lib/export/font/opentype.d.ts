/** The part of opentype.js used here; it brings no types of its own. */
declare module 'opentype.js/dist/opentype.mjs' {
  export interface Glyph {
    readonly index: number;
    readonly advanceWidth: number;
    getPath(x: number, y: number, fontSize: number): { toPathData(decimals: number): string };
  }

  export interface FontOptions {
    familyName: string;
    styleName: string;
    unitsPerEm: number;
    ascender: number;
    descender: number;
    copyright: string;
    license: string;
    licenseURL: string;
    version: string;
    weightClass: number;
    glyphs: Glyph[];
  }

  export class Font {
    constructor(options: FontOptions);
    readonly unitsPerEm: number;
    readonly ascender: number;
    readonly descender: number;
    readonly glyphs: { get(index: number): Glyph };
    getEnglishName(name: string): string | undefined;
    charToGlyph(character: string): Glyph;
    hasChar(character: string): boolean;
    toArrayBuffer(): ArrayBuffer;
  }

  export function parse(bytes: ArrayBuffer): Font;
}
