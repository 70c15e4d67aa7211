import type { PrintedTable } from './printed';

/** Widths of Computer Modern letters at 10 pt, in points, by kind of letter. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[iljt.,:;'|!()[\]]/, 3.1],
  [/[\d+]/, 5],
  [/[mw%@—]/, 8.2],
  [/[MW]/, 9.6],
  [/[A-Z−≥≤]/, 7.3],
  [/\s/, 3.4],
];
const OTHER = 5.1;
/** How much wider bold letters are. */
const BOLD = 1.16;

function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += WIDTHS.find(([kind]) => kind.test(letter))?.[1] ?? OTHER;
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

/** Width in points of columns in letters of a size. */
export function widthAt(widths: readonly number[], size: LetterSize): number {
  const factor = (size.points * size.width) / 10;
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
