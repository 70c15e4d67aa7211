import { printedTable } from './printed';
import type { Decimals, ExportTable } from './table';

/** Escapes text that Markdown would read as markup or HTML; a cell is one line. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>&#|~$]/g, '\\$&').replace(/\s*[\r\n]+\s*/g, ' ');
}

/** A table in GitHub Markdown, with the best values in bold and numbers right-aligned. */
export function toMarkdown(table: ExportTable, decimals: Decimals): string {
  const { columns, rows } = printedTable(table, decimals);
  const lines = [
    columns.map((column) => escapeMarkdown(column.title)),
    columns.map((column) => (column.align === 'right' ? '---:' : ':---')),
    ...rows.map((row) =>
      row.map(({ text, best }) => (best ? `**${escapeMarkdown(text)}**` : escapeMarkdown(text))),
    ),
  ];
  const note = table.note ? `\n${escapeMarkdown(table.note)}\n` : '';
  return `${lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('')}${note}`;
}
