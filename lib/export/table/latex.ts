import { NAME_ROOMS, withShortNames } from './latex-names';
import { asSentence, latexText, needsUnicodeLatex } from './latex-text';
import { columnParts, columnWidths, LETTER_SIZES, type LetterSize, sizeFor } from './latex-width';
import { chosenPart, explanations, type PrintOptions, type TextBlock } from './print-options';
import { type PrintedTable, printedTable } from './printed';
import type { Decimals, ExportTable } from './table';

const PT_PER_MM = 72.27 / 25.4;

/** Width of the text blocks, and height of a page's, in points. */
const WIDTH: Readonly<Record<TextBlock, number>> = {
  column: 85 * PT_PER_MM,
  page: 178 * PT_PER_MM,
};
const HEIGHT = 225 * PT_PER_MM;

/** Points of a line of 10 pt, and of the caption and rules of a table. */
const LINE = 12;
const FRAME = 90;

/** How many rows of a size fit into a height in points. */
const rowsIn = (height: number, { points }: LetterSize) =>
  Math.floor((height - FRAME) / ((LINE * points) / 10));

type Environment = 'table' | 'table*' | 'sidewaystable' | 'sidewaystable*' | 'longtable';

/** A table, or a part of its rows or columns, and where it is put. */
interface Placed {
  readonly table: PrintedTable;
  readonly size: LetterSize;
  readonly environment: Environment;
}

function withColumns({ columns, rows, rules }: PrintedTable, chosen: readonly number[]) {
  return {
    columns: chosen.map((i) => columns[i]!),
    rows: rows.map((row) => chosen.map((i) => row[i]!)),
    rules,
  };
}

/** A table in parts of at most `most` rows. */
function rowParts({ columns, rows, rules }: PrintedTable, most: number): PrintedTable[] {
  const starts = Array.from({ length: Math.ceil(rows.length / most) }, (_, i) => i * most);
  return starts.map((start) => ({
    columns,
    rows: rows.slice(start, start + most),
    rules: rules.map((rule) => rule - start).filter((rule) => rule > 0 && rule < most),
  }));
}

/** How many columns name the rows: all before the first number. */
function namingColumns({ columns }: PrintedTable): number {
  const first = columns.findIndex(({ align }) => align === 'right');
  return Math.max(1, first < 0 ? 1 : first);
}

/**
 * Places a table that fits the width in letters of a size. One that is longer than a page becomes a
 * `longtable`, or several tables where the document has two columns: a `longtable` needs one.
 */
function upright(
  table: PrintedTable,
  size: LetterSize,
  environment: 'table' | 'table*',
  block: TextBlock,
): Placed[] {
  const most = rowsIn(HEIGHT, size);
  if (table.rows.length <= most) return [{ table, size, environment }];
  if (block === 'page') return [{ table, size, environment: 'longtable' }];
  return rowParts(table, most).map((part) => ({ table: part, size, environment }));
}

/**
 * Places a table in the text block: in letters that fit its width, else turned on its side, else in
 * parts of some columns each.
 */
function place(table: PrintedTable, block: TextBlock): Placed[] {
  const widths = columnWidths(table);
  const narrow = block === 'column' ? sizeFor(widths, WIDTH.column) : undefined;
  if (narrow) return upright(table, narrow, 'table', block);
  const wide = block === 'column' ? 'table*' : 'table';
  const size = sizeFor(widths, WIDTH.page);
  if (size) return upright(table, size, wide, block);
  const turned = sizeFor(widths, HEIGHT);
  if (turned && table.rows.length <= rowsIn(WIDTH.page, turned)) {
    const environment = block === 'column' ? 'sidewaystable*' : 'sidewaystable';
    return [{ table, size: turned, environment }];
  }
  const small = LETTER_SIZES[2];
  const parts = columnParts(widths, namingColumns(table), WIDTH.page, small);
  return parts.flatMap((columns) => upright(withColumns(table, columns), small, wide, block));
}

/** Whether all columns stand side by side, upright. */
function isUpright(placed: readonly Placed[], { columns }: PrintedTable): boolean {
  return placed.every(
    ({ table, environment }) =>
      table.columns.length === columns.length && !environment.startsWith('sideways'),
  );
}

interface Fitted {
  readonly placed: readonly Placed[];
  /** Which parts of the names are left out; empty if none is. */
  readonly note: string;
}

/** Places a table with whole names, or where they leave no room for all columns with shorter ones. */
function fitted(whole: ExportTable, decimals: Decimals, block: TextBlock): Fitted {
  let best: Fitted = { placed: [], note: '' };
  for (const room of [null, ...NAME_ROOMS]) {
    const { table, note } = room ? withShortNames(whole, room) : { table: whole, note: '' };
    const printed = printedTable(table, decimals);
    best = { placed: place(printed, block), note };
    if (isUpright(best.placed, printed)) break;
  }
  return best;
}

function body({ columns, rows, rules }: PrintedTable): { head: string; lines: string[] } {
  const row = (cells: readonly string[]) => `    ${cells.join(' & ')} \\\\`;
  return {
    head: row(columns.map((column) => latexText(column.title))),
    lines: rows.flatMap((cells, i) => [
      ...(rules.includes(i) ? ['    \\midrule'] : []),
      row(cells.map(({ text, best }) => (best ? `\\textbf{${latexText(text)}}` : latexText(text)))),
    ]),
  };
}

const label = (name: string) => `tab:${name.replace(/[^A-Za-z0-9]+/g, '-')}`;

/** The caption: of a whole table or its first part with all explanations. */
function captionOf(table: ExportTable, note: string, part: number): string {
  if (part > 1) return `${asSentence(table.caption)} Continued, part ${part}.`;
  const words = [table.caption, ...(table.note ? [table.note] : [])].map(asSentence);
  return [...words, ...explanations(table), ...(note ? [note] : [])].join(' ');
}

/** One table in LaTeX; `part` is which part of it, from 1, or 0 for a whole table. */
function written(table: ExportTable, placed: Placed, note: string, part: number): string[] {
  const { environment, size } = placed;
  const { head, lines } = body(placed.table);
  const spec = placed.table.columns.map(({ align }) => (align === 'right' ? 'r' : 'l')).join('');
  const caption = `\\caption{${latexText(captionOf(table, note, part))}}`;
  const named = `\\label{${label(table.name)}${part > 1 ? `-${part}` : ''}}`;
  const space = `\\setlength{\\tabcolsep}{${size.space}pt}`;
  const rules = ['    \\toprule', head, '    \\midrule'];
  if (environment === 'longtable') {
    return [
      `{${size.command}${space}`,
      `\\begin{longtable}{${spec}}`,
      `  ${caption} ${named} \\\\`,
      ...rules,
      '    \\endfirsthead',
      ...rules,
      '    \\endhead',
      '    \\bottomrule',
      '    \\endfoot',
      ...lines,
      '\\end{longtable}}',
    ];
  }
  return [
    `\\begin{${environment}}${environment.startsWith('sideways') ? '' : '[htbp]'}`,
    '  \\centering',
    `  ${caption}`,
    `  ${named}`,
    `  ${size.command}${space}`,
    `  \\begin{tabular}{${spec}}`,
    ...rules,
    ...lines,
    '    \\bottomrule',
    '  \\end{tabular}',
    `\\end{${environment}}`,
  ];
}

/** Packages that tables need in the preamble. */
const PACKAGES = {
  longtable: 'longtable',
  sidewaystable: 'rotating',
  'sidewaystable*': 'rotating',
} as const;

function packagesOf(placed: readonly Placed[]): string {
  const needed = Object.entries(PACKAGES).filter(([environment]) =>
    placed.some((one) => one.environment === environment),
  );
  return [...new Set(['booktabs', ...needed.map(([, name]) => name)])].join(',');
}

/**
 * A table in LaTeX (booktabs) that fits the text block: in smaller letters, with shorter names, turned
 * on its side or divided into parts if it is wide, over several pages if it is long. The block `column` is for
 * documents of two columns. The caption explains its marks.
 * A comment above it says what the preamble needs, and the sizes it is made for.
 */
export function toLatex(given: ExportTable, options: PrintOptions): string {
  const table = chosenPart(given, options);
  const { block = 'page', decimals } = options;
  const { placed, note } = fitted(table, decimals, block);
  const text = placed
    .map((one, i) => written(table, one, note, placed.length > 1 ? i + 1 : 0).join('\n'))
    .join('\n\n');
  const points = Math.min(...placed.map(({ size }) => size.points));
  const engine = needsUnicodeLatex(text)
    ? '% Holds letters that need XeLaTeX or LuaLaTeX with a font that has them.\n'
    : '';
  const made = `% Made for a text block of ${Math.round(WIDTH[block] / PT_PER_MM)} mm (page: 178 x 225 mm); letters of ${points} pt in a document of 10 pt.`;
  return `% \\usepackage[T1]{fontenc}\n% \\usepackage{${packagesOf(placed)}}\n${made}\n${engine}${text}\n`;
}
