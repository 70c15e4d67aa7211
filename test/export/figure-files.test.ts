// @vitest-environment jsdom
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lettersOf } from '@/lib/export/figure/letters';
import { pdfFile } from '@/lib/export/figure/pdf-file';
import { pixelSize, withResolution } from '@/lib/export/figure/png-file';
import type { Sheet } from '@/lib/export/figure/sheet';
import { svgFile } from '@/lib/export/figure/svg-file';
import { subsetFont } from '@/lib/export/font/subset';
import { faceWidth, missingCharacters, readFace } from '@/lib/export/font/typeface';
import type { FigureParams } from '@/lib/plots/core/params';
import { noteFigure } from '@/lib/plots/core/svg';
import { withTextMeasure } from '@/lib/plots/core/text';
import { figureTheme } from '@/lib/plots/core/theme';
import { FIGURES } from '../plots/figures';
import { TEAMS } from '../plots/rows';
import { printed } from './support/program';
import { sheetOf } from './support/sheets';
import { typeface, width } from './support/typeface';

const named = { typeface, title: 'Title & more', description: 'What it <shows>' };
const all = Object.entries(FIGURES);

function parsed(svg: string): Document {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(document.querySelector('parsererror')?.textContent).toBeUndefined();
  return document;
}

/** Horizontal ends of each text that no transform turns, in px of the sheet. */
function ends(sheet: Sheet) {
  return [...sheet.svg.querySelectorAll('text')].flatMap((text) => {
    const letters = lettersOf(text, typeface);
    let left = letters.x;
    for (let e: Element | null = text; e && e !== sheet.svg; e = e.parentElement) {
      const transform = e.getAttribute('transform') ?? '';
      if (/rotate\((?!0)/.test(transform)) return [];
      left += Number(/translate\(([-\d.e]+)/.exec(transform)?.[1] ?? 0);
    }
    const right = left + faceWidth(typeface[letters.weight], letters.words, letters.size);
    return [{ words: letters.words, left, right }];
  });
}

/** Each line of text that the figure shows on the page, its key's among them. */
function wordsOf(draw: (params: FigureParams) => SVGSVGElement): string[] {
  const params = { width: 378, theme: figureTheme('light'), teams: TEAMS };
  const drawn = withTextMeasure(width, () => draw(params));
  for (const tip of drawn.querySelectorAll('[aria-label="tip"], title')) tip.remove();
  const lines = [...drawn.querySelectorAll('tspan, text:not(:has(tspan))')];
  expect(lines.length).toBeGreaterThan(3);
  return lines.map((line) => line.textContent ?? '');
}

describe.each(all)('%s on paper', (_name, draw) => {
  it.each(['column', 'page'] as const)('is legible and whole as one %s', (size) => {
    const sheet = sheetOf(draw, size);
    expect(sheet.width).toBe(size === 'column' ? 85 : 178);
    expect(sheet.height).toBeLessThanOrEqual(235.01);
    expect(sheet.smallestText).toBeGreaterThanOrEqual(7);
    const px = Number(sheet.svg.getAttribute('viewBox')?.split(' ')[2]);
    expect(ends(sheet).filter(({ left, right }) => left < -0.5 || right > px + 0.5)).toEqual([]);
  });

  it('is an SVG file that needs nothing beside it', () => {
    const sheet = sheetOf(draw, 'column');
    const svg = svgFile(sheet, { ...named, text: 'font' });
    const root = parsed(svg).documentElement;
    expect(root.getAttribute('width')).toBe('85mm');
    const outside = svg.replaceAll('http://www.w3.org/', '');
    expect(outside).not.toMatch(/https?:|file:|@import|<image|currentColor|NaN/);
    expect(outside).not.toMatch(/url\((?!data:font\/otf;base64,|#)/);
    expect(root.querySelectorAll('svg, foreignObject, script')).toHaveLength(0);
    const written = [...root.querySelectorAll('text')].map((text) => text.textContent).join('');
    for (const words of wordsOf(draw)) expect(written).toContain(words);
    const font = /src:url\(data:font\/otf;base64,([^)]*)\)/.exec(svg)?.[1] ?? '';
    const face = readFace(new Uint8Array(Buffer.from(font, 'base64')));
    const plain = [...root.querySelectorAll('text:not([font-weight="bold"])')];
    for (const character of new Set(plain.map((text) => text.textContent ?? '').join(''))) {
      expect(face.font.hasChar(character), character).toBe(true);
    }
  });
});

describe('a sheet', () => {
  const leaderboard = FIGURES.leaderboard!;

  it('carries title and caption where asked for, in lines that fit', () => {
    const caption = 'The mean average precision of each team over all classes. '.repeat(4);
    const sheet = sheetOf(leaderboard, 'column', { title: 'Who leads?', caption });
    const texts = [...sheet.svg.querySelectorAll('text')].map((text) => text.textContent ?? '');
    expect(texts[0]).toBe('Who leads?');
    expect(texts.join(' ')).toContain('over all classes. The mean');
    expect(ends(sheet).every(({ right }) => right <= 378)).toBe(true);
    expect(sheet.height).toBeGreaterThan(sheetOf(leaderboard, 'column').height);
  });

  it('is a 16:9 slide for every figure', () => {
    for (const name of ['against-range', 'reliability', 'curves']) {
      const { width, height, svg } = sheetOf(FIGURES[name]!, 'slide');
      expect([width, height]).toEqual([254, expect.closeTo(142.875, 6)]);
      const [, , w, h] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
      expect(w! / h!).toBeCloseTo(16 / 9, 6);
    }
  });

  it('has letters as shapes that need no font', () => {
    const sheet = sheetOf(leaderboard, 'column');
    const root = parsed(svgFile(sheet, { ...named, text: 'shapes' })).documentElement;
    expect(root.querySelectorAll('text, style')).toHaveLength(0);
    expect(root.querySelector('path[aria-label="mAP"]')?.getAttribute('d')).toMatch(/^M[\d.]+ /);
  });

  it('says which characters the font lacks, and keeps them as text', () => {
    const sheet = sheetOf((params) => noteFigure('AP ≥ 0.5, −3, αβ, Müller, 胸', params), 'column');
    const words = sheet.svg.querySelector('text')?.textContent ?? '';
    expect(missingCharacters(typeface, [words])).toEqual(['胸']);
    const shapes = parsed(svgFile(sheet, { ...named, text: 'shapes' }));
    expect(shapes.querySelector('text')?.textContent).toContain('胸');
  });
});

describe('a font cut down to what is used', () => {
  it('keeps shapes, widths and its licence', () => {
    const text = 'Aé≥−αρ×²½ 0';
    const subset = readFace(subsetFont(typeface.normal, 'normal', text));
    for (const character of text) {
      const [own, whole] = [subset, typeface.normal].map(({ font }) => font.charToGlyph(character));
      expect(own!.advanceWidth).toBe(whole!.advanceWidth);
    }
    expect(subset.font.hasChar('B')).toBe(false);
    expect(subset.bytes.length).toBeLessThan(25_000);
    expect(subset.font.getEnglishName('license')).toContain('Bitstream Vera Fonts Copyright');
  });
});

describe('a PDF', () => {
  const folder = mkdtempSync(join(tmpdir(), 'figure-'));
  const path = join(folder, 'figure.pdf');
  let bytes: Uint8Array;
  beforeAll(async () => {
    // Where svg2pdf measures text it does so in vain: every text is held at its left end.
    const nothing = () => ({ x: 0, y: 0, width: 0, height: 0 });
    Object.assign(SVGElement.prototype, { getBBox: nothing });
    Object.assign(HTMLCanvasElement.prototype, { getContext: () => null });
    const sheet = sheetOf(FIGURES['heat-map']!, 'column', { caption: 'α ≥ 0.5, Müller' });
    bytes = await pdfFile([sheet], named);
    writeFileSync(path, bytes);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has the size asked for and embeds its font with the way back to characters', () => {
    const source = readFileSync(path, 'latin1');
    expect(source.startsWith('%PDF-')).toBe(true);
    const box = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(source);
    expect(Number(box?.[1])).toBeCloseTo((85 / 25.4) * 72, 1);
    expect(source).toMatch(/\/FontFile2/);
    expect(source).toMatch(/\/ToUnicode/);
    expect(source).not.toMatch(/\/Subtype \/Image/);
  });

  it('holds its text as text', () => {
    const text = printed('pdftotext', [path, '-']);
    if (text === null) return;
    for (const words of ['Enlarged Cardiomediastinum', '0.940', 'α ≥ 0.5, Müller']) {
      expect(text).toContain(words);
    }
    expect(printed('pdffonts', [path])).toMatch(
      /DejaVu Sans +CID TrueType +Identity-H +yes \w+ +yes/,
    );
  });
});

describe('a PNG', () => {
  it('has 96 pixels an inch, twice, four times as many', () => {
    expect(pixelSize({ width: 25.4, height: 50.8 }, 1)).toEqual({ width: 96, height: 192 });
    expect(pixelSize({ width: 85, height: 60 }, 4)).toEqual({ width: 1285, height: 907 });
  });

  it('records it after its header', () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const made = Buffer.from(withResolution(png, 96));
    // 96 an inch are 3780 a metre, 0x0ec4; the last four bytes are zlib's CRC-32 of type and data.
    expect(made.subarray(33, 54).toString('hex')).toBe(
      '00000009' + '70485973' + '00000ec4' + '00000ec4' + '01' + '952b0e1b',
    );
    expect(made.subarray(54)).toEqual(png.subarray(33));
  });
});

describe('a remark on the data', () => {
  it('is on each sheet, above the title, also without title and caption', () => {
    const [, draw] = all[0]!;
    const mark = 'Synthetic (twin): not results of the teams.';
    for (const words of [{ mark }, { mark, title: 'Title' }]) {
      const sheet = sheetOf(draw, 'column', words);
      const first = sheet.svg.querySelector('text')!;
      expect(mark.startsWith(first.textContent!)).toBe(true);
      expect(sheet.svg.textContent).toContain('teams.');
      for (const { left, right } of ends(sheet)) {
        expect(left).toBeGreaterThanOrEqual(-0.5);
        expect(right).toBeLessThanOrEqual(sheet.svg.viewBox?.baseVal?.width ?? Infinity);
      }
    }
    expect(sheetOf(draw, 'column').svg.textContent).not.toContain('Synthetic');
  });
});
