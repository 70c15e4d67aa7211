import { lettersOf } from '@/lib/export/figure/letters';
import type { Sheet } from '@/lib/export/figure/sheet';
import { PT_PER_MM } from '@/lib/export/figure/sizes';
import { faceWidth } from '@/lib/export/font/typeface';
import { typeface } from '../../export/support/typeface';

type Point = readonly [x: number, y: number];

/** A line of text on a sheet; all lengths in points, from the sheet's upper left corner. */
export interface SheetText {
  readonly words: string;
  readonly size: number;
  readonly bold: boolean;
  /** Left end of the baseline. */
  readonly start: Point;
  /** Corners of its letters: from the baseline's left end around. */
  readonly corners: readonly [Point, Point, Point, Point];
}

/** Height of letters above and below the baseline, as a share of the font size. */
const ABOVE = 0.73;
const BELOW = 0.18;

interface Matrix {
  readonly a: number;
  readonly b: number;
  readonly x: number;
  readonly y: number;
}

const NONE: Matrix = { a: 1, b: 0, x: 0, y: 0 };

/** A turn by (a, b) and a shift: all that transforms of a sheet consist of. */
function matrixOf(transform: string): Matrix {
  let matrix = NONE;
  for (const [, name, values = ''] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [first = 0, second = 0] = values.split(/[ ,]+/).map(Number);
    if (name === 'translate') matrix = times(matrix, { ...NONE, x: first, y: second });
    else if (name === 'rotate') {
      const angle = (first * Math.PI) / 180;
      matrix = times(matrix, { a: Math.cos(angle), b: Math.sin(angle), x: 0, y: 0 });
    } else throw new Error(`unknown transform ${name}`);
  }
  return matrix;
}

function apply({ a, b, x, y }: Matrix, [px, py]: Point): Point {
  return [a * px - b * py + x, b * px + a * py + y];
}

function times(outer: Matrix, inner: Matrix): Matrix {
  const [x, y] = apply(outer, [inner.x, inner.y]);
  return {
    a: outer.a * inner.a - outer.b * inner.b,
    b: outer.b * inner.a + outer.a * inner.b,
    x,
    y,
  };
}

/** Every line of text of a sheet, with its place on paper. */
export function textsOn(sheet: Sheet): SheetText[] {
  const [, , width = 1] = (sheet.svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const scale = (sheet.width * PT_PER_MM) / width;
  return [...sheet.svg.querySelectorAll('text')].map((text) => {
    const { words, size, weight, x, y } = lettersOf(text, typeface);
    let matrix = NONE;
    for (let e: Element | null = text; e && e !== sheet.svg; e = e.parentElement) {
      matrix = times(matrixOf(e.getAttribute('transform') ?? ''), matrix);
    }
    const length = faceWidth(typeface[weight], words, size);
    const at = (dx: number, dy: number): Point => {
      const [px, py] = apply(matrix, [x + dx, y + dy]);
      return [px * scale, py * scale];
    };
    const [up, down] = [-ABOVE * size, BELOW * size];
    return {
      words,
      size: size * scale,
      bold: weight === 'bold',
      start: at(0, 0),
      corners: [at(0, down), at(length, down), at(length, up), at(0, up)],
    };
  });
}

/** Points by which letters may reach beyond the page or into each other: rounding. */
const TOLERANCE = 0.35;

/** Whether two boxes overlap: no side of either has the other one wholly beyond it. */
function overlap(a: SheetText['corners'], b: SheetText['corners']): boolean {
  for (const [p, q, , s] of [a, b]) {
    for (const [to, from] of [
      [q, p],
      [s, p],
    ] as const) {
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
      const axis = [(to[0] - from[0]) / length, (to[1] - from[1]) / length] as const;
      const along = (corners: SheetText['corners']) =>
        corners.map(([x, y]) => x * axis[0] + y * axis[1]);
      const [one, other] = [along(a), along(b)];
      const gap = Math.max(
        Math.min(...other) - Math.max(...one),
        Math.min(...one) - Math.max(...other),
      );
      if (gap > -TOLERANCE) return false;
    }
  }
  return true;
}

const ys = ({ corners }: SheetText) => corners.map(([, y]) => y);

/** Faults of a sheet's texts in words: outside the page, over each other, too small to read. */
export function textFaults(sheet: Sheet, smallest = 6.5): string[] {
  const texts = textsOn(sheet).filter(({ words }) => words.trim() !== '');
  const [width, height] = [sheet.width * PT_PER_MM, sheet.height * PT_PER_MM];
  const faults: string[] = [];
  for (const { words, size, corners } of texts) {
    const isOut = corners.some(
      ([x, y]) =>
        x < -TOLERANCE || x > width + TOLERANCE || y < -TOLERANCE || y > height + TOLERANCE,
    );
    if (isOut) faults.push(`outside: ${words}`);
    if (size < smallest - 0.01) faults.push(`${size.toFixed(2)} pt: ${words}`);
  }
  const sorted = texts
    .map((text) => ({ text, top: Math.min(...ys(text)), bottom: Math.max(...ys(text)) }))
    .sort((a, b) => a.top - b.top);
  for (const [i, one] of sorted.entries()) {
    for (let k = i + 1; k < sorted.length && sorted[k]!.top < one.bottom; k++) {
      const other = sorted[k]!.text;
      if (overlap(one.text.corners, other.corners)) {
        faults.push(`overlap: ${one.text.words} | ${other.words}`);
      }
    }
  }
  return faults;
}
