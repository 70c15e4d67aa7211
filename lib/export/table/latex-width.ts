import type { PrintedTable } from './printed';

/** Letters of Computer Modern by their width at 10 pt, in points, as TeX measures them. */
const LETTERS: Readonly<Record<number, string>> = {
  2.78: "!',.:;[]`il|",
  3.06: 'fj',
  3.34: ' -',
  3.62: 'I',
  3.89: '()rt',
  3.95: 's',
  4.17: '"',
  4.45: 'cez',
  4.73: '?',
  5: '$*/0123456789\\{}ago',
  5.14: 'J',
  5.28: 'kqvxy',
  5.56: 'bdhnpuS–',
  6.11: 'Z^~',
  6.25: 'L',
  6.53: 'F',
  6.81: 'EP',
  7.09: 'B',
  7.23: 'CTw',
  7.36: 'R',
  7.5: 'AHNUVXY',
  7.64: 'D',
  7.78: '&+<=>@_KOQ−≥≤',
  7.85: 'G',
  8.34: '#%m',
  9.17: 'M',
  10.28: 'W',
  12.3: '…',
};
const WIDTHS = new Map(
  Object.entries(LETTERS).flatMap(([width, letters]) =>
    [...letters].map((letter) => [letter, Number(width)] as const),
  ),
);
/** Of letters that are not listed: wide enough for most. */
const OTHER = 7.8;
/** How much wider bold letters are. */
export const BOLD = 1.16;

/** Width of a text in points, in letters of 10 pt. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += WIDTHS.get(letter) ?? OTHER;
  return width;
}

/** Width of each column in points, in letters of 10 pt, without the space between columns. */
export function columnWidths({ columns, rows }: PrintedTable): number[] {
  return columns.map((column, i) => {
    const cells = rows.map((row) => textWidth(row[i]!.text) * (row[i]!.best ? BOLD : 1));
    return cells.reduce((a, b) => Math.max(a, b), textWidth(column.title));
  });
}

/**
 * Sizes of letters in LaTeX's standard classes at 10 pt, with the space beside a column. Small letters
 * of Computer Modern are drawn wider than large ones: `width` is how much, at the same height.
 */
export const LETTER_SIZES = [
  { command: '', points: 10, width: 1, space: 6 },
  { command: '\\small', points: 9, width: 1.03, space: 5 },
  { command: '\\footnotesize', points: 8, width: 1.07, space: 4 },
  { command: '\\scriptsize', points: 7, width: 1.15, space: 3 },
] as const;

export type LetterSize = (typeof LETTER_SIZES)[number];

/** Room for what the widths of single letters leave out. */
const SPARE = 1.02;

/** Width in points of columns in letters of a size. */
export function widthAt(widths: readonly number[], size: LetterSize): number {
  const factor = (SPARE * size.points * size.width) / 10;
  return widths.reduce((sum, width) => sum + width * factor + 2 * size.space, 0);
}

/** The largest letters at which columns fit into a width in points; undefined if none do. */
export function sizeFor(widths: readonly number[], room: number): LetterSize | undefined {
  return LETTER_SIZES.find((size) => widthAt(widths, size) <= room);
}

/**
 * Divides columns into parts that fit into a width in points in letters of a size. The first `fixed`
 * columns, which name the rows, begin each part.
 */
export function columnParts(
  widths: readonly number[],
  fixed: number,
  room: number,
  size: LetterSize,
): number[][] {
  const names = widths.slice(0, fixed).map((_, i) => i);
  const parts: number[][] = [];
  let part = [...names];
  for (let i = fixed; i < widths.length; i++) {
    const longer = [...part, i].map((column) => widths[column]!);
    if (part.length > fixed && widthAt(longer, size) > room) {
      parts.push(part);
      part = [...names];
    }
    part.push(i);
  }
  return [...parts, part];
}
