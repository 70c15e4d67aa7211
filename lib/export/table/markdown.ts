import { chosenPart, type PrintOptions } from './print-options';
import { printedTable } from './printed';
import type { ExportTable } from './table';

/** Escapes text that Markdown would read as markup or HTML; a cell is one line. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>&#|~$]/g, '\\$&').replace(/\s*[\r\n]+\s*/g, ' ');
}

/** A table in GitHub Markdown, with the best values in bold and numbers right-aligned. */
export function toMarkdown(given: ExportTable, options: PrintOptions): string {
  const table = chosenPart(given, options);
  const { columns, rows } = printedTable(table, options.decimals);
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
