import { latexText, needsUnicodeLatex } from './latex-text';
import { columnParts, columnWidths, LETTER_SIZES, type LetterSize, sizeFor } from './latex-width';
import { chosenPart, explanations, type PrintOptions, type TextBlock } from './print-options';
import { type PrintedTable, printedTable } from './printed';
import type { ExportTable } from './table';

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

/** A table, or a part of its columns, and where it is put. */
interface Placed {
  readonly table: PrintedTable;
  readonly size: LetterSize;
  readonly environment: 'table' | 'table*' | 'sidewaystable' | 'longtable';
  /** Which part of the table it is, from 1; 0 for a whole table. */
  readonly part: number;
}

function withColumns({ columns, rows, rules }: PrintedTable, chosen: readonly number[]) {
  return {
    columns: chosen.map((i) => columns[i]!),
    rows: rows.map((row) => chosen.map((i) => row[i]!)),
    rules,
  };
}

/** How many columns name the rows: all before the first number. */
function namingColumns({ columns }: PrintedTable): number {
  const first = columns.findIndex(({ align }) => align === 'right');
  return Math.max(1, first < 0 ? 1 : first);
}

/**
 * Places a table in the text block: in letters that fit its width, else turned on its side, else in
 * parts of some columns each. A table that takes more than a page spans several.
 */
function place(table: PrintedTable, block: TextBlock): Placed[] {
  const widths = columnWidths(table);
  const count = table.rows.length;
  const upright = (size: LetterSize, environment: 'table' | 'table*'): Placed['environment'] =>
    count > rowsIn(HEIGHT, size) ? 'longtable' : environment;
  const narrow = block === 'column' ? sizeFor(widths, WIDTH.column) : undefined;
  if (narrow && count <= rowsIn(HEIGHT, narrow)) {
    return [{ table, size: narrow, environment: 'table', part: 0 }];
  }
  const size = sizeFor(widths, WIDTH.page);
  if (size) {
    const environment = upright(size, block === 'column' ? 'table*' : 'table');
    return [{ table, size, environment, part: 0 }];
  }
  const turned = sizeFor(widths, HEIGHT);
  if (turned && count <= rowsIn(WIDTH.page, turned)) {
    return [{ table, size: turned, environment: 'sidewaystable', part: 0 }];
  }
  const small = LETTER_SIZES[2];
  const parts = columnParts(widths, namingColumns(table), WIDTH.page, small);
  return parts.map((columns, i) => ({
    table: withColumns(table, columns),
    size: small,
    environment: upright(small, block === 'column' ? 'table*' : 'table'),
    part: parts.length > 1 ? i + 1 : 0,
  }));
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

const sentence = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`);

/** The caption: of a whole table or its first part with all explanations. */
function captionOf(table: ExportTable, part: number): string {
  if (part > 1) return `${sentence(table.caption)} Continued, part ${part}.`;
  const words = [table.caption, ...(table.note ? [table.note] : [])].map(sentence);
  return [...words, ...explanations(table)].join(' ');
}

/** One table or part in LaTeX. */
function written(table: ExportTable, placed: Placed): string[] {
  const { environment, size, part } = placed;
  const { head, lines } = body(placed.table);
  const spec = placed.table.columns.map(({ align }) => (align === 'right' ? 'r' : 'l')).join('');
  const caption = `\\caption{${latexText(captionOf(table, part))}}`;
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
    `\\begin{${environment}}${environment === 'sidewaystable' ? '' : '[htbp]'}`,
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
const PACKAGES = { longtable: 'longtable', sidewaystable: 'rotating' } as const;

function packagesOf(placed: readonly Placed[]): string {
  const needed = Object.entries(PACKAGES).filter(([environment]) =>
    placed.some((one) => one.environment === environment),
  );
  return ['booktabs', ...needed.map(([, name]) => name)].join(',');
}

/**
 * A table in LaTeX (booktabs) that fits the text block: in smaller letters, turned on its side or
 * divided into parts if it is wide, over several pages if it is long. The caption explains its marks.
 * A comment above it says what the preamble needs, and the sizes it is made for.
 */
export function toLatex(given: ExportTable, options: PrintOptions): string {
  const table = chosenPart(given, options);
  const { block = 'page', decimals } = options;
  const placed = place(printedTable(table, decimals), block);
  const text = placed.map((one) => written(table, one).join('\n')).join('\n\n');
  const points = Math.min(...placed.map(({ size }) => size.points));
  const engine = needsUnicodeLatex(text)
    ? '% Holds letters that need XeLaTeX or LuaLaTeX with a font that has them.\n'
    : '';
  const made = `% Made for a text block of ${Math.round(WIDTH[block] / PT_PER_MM)} mm (page: 178 x 225 mm); letters of ${points} pt in a document of 10 pt.`;
  return `% \\usepackage[T1]{fontenc}\n% \\usepackage{${packagesOf(placed)}}\n${made}\n${engine}${text}\n`;
}
