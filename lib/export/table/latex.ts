import { latexText, needsUnicodeLatex } from './latex-text';
import { type PrintedTable, printedTable } from './printed';
import type { Decimals, ExportTable } from './table';

/** Rows that fit a page; longer tables span several pages. */
const PAGE = 45;

function body({ columns, rows }: PrintedTable): { head: string; lines: string[]; spec: string } {
  const row = (cells: readonly string[]) => `    ${cells.join(' & ')} \\\\`;
  return {
    spec: columns.map((column) => (column.align === 'right' ? 'r' : 'l')).join(''),
    head: row(columns.map((column) => latexText(column.title))),
    lines: rows.map((cells) =>
      row(cells.map(({ text, best }) => (best ? `\\textbf{${latexText(text)}}` : latexText(text)))),
    ),
  };
}

const label = (name: string) => `tab:${name.replace(/[^A-Za-z0-9]+/g, '-')}`;

/**
 * A table in LaTeX (booktabs; longtable if it takes more than a page), with the best values in
 * bold. A comment above it says what the preamble needs.
 */
export function toLatex(table: ExportTable, decimals: Decimals): string {
  const { spec, head, lines } = body(printedTable(table, decimals));
  const long = lines.length > PAGE;
  const words = table.note ? `${table.caption}. ${table.note}` : table.caption;
  const caption = `\\caption{${latexText(words)}}`;
  const named = `\\label{${label(table.name)}}`;
  const rules = ['    \\toprule', head, '    \\midrule'];
  const text = long
    ? [
        `\\begin{longtable}{${spec}}`,
        `  ${caption} ${named} \\\\`,
        ...rules,
        '    \\endfirsthead',
        ...rules,
        '    \\endhead',
        '    \\bottomrule',
        '    \\endfoot',
        ...lines,
        '\\end{longtable}',
      ]
    : [
        '\\begin{table}[htbp]',
        '  \\centering',
        `  ${caption}`,
        `  ${named}`,
        `  \\begin{tabular}{${spec}}`,
        ...rules,
        ...lines,
        '    \\bottomrule',
        '  \\end{tabular}',
        '\\end{table}',
      ];
  const packages = long ? 'booktabs,longtable' : 'booktabs';
  const written = text.join('\n');
  const engine = needsUnicodeLatex(written)
    ? '% Holds letters that need XeLaTeX or LuaLaTeX with a font that has them.\n'
    : '';
  return `% \\usepackage[T1]{fontenc}\n% \\usepackage{${packages}}\n${engine}${written}\n`;
}
