import { saveFile } from '@/components/ui/save-file';
import { fileName } from '@/lib/export/pack/paths';
import { toLatex } from '@/lib/export/table/latex';
import { toMarkdown } from '@/lib/export/table/markdown';
import type { PrintOptions } from '@/lib/export/table/print-options';
import type { ExportTable } from '@/lib/export/table/table';
import { writeParquet } from '@/lib/ingest/parquet/write-parquet';
import { countOf } from '@/lib/plots/core/format';

export type TableFormat = 'csv' | 'parquet' | 'md' | 'tex';
export type ClipboardFormat = 'cells' | 'md' | 'tex';

const delimited = () => import('@/lib/export/table/delimited');

async function contentOf(
  table: ExportTable,
  format: TableFormat,
  options: PrintOptions,
): Promise<{ content: BlobPart; type: string }> {
  switch (format) {
    case 'csv': {
      const { tableCsv } = await delimited();
      return { content: tableCsv(table), type: 'text/csv' };
    }
    case 'md':
      return { content: toMarkdown(table, options), type: 'text/markdown' };
    case 'tex':
      return { content: toLatex(table, options), type: 'application/x-tex' };
    case 'parquet': {
      const { parquetColumns } = await import('@/lib/export/table/parquet-columns');
      return {
        content: await writeParquet(parquetColumns(table)),
        type: 'application/vnd.apache.parquet',
      };
    }
  }
}

/** Saves a table as a file. Returns a message for the user. */
export async function saveTable(
  table: ExportTable,
  format: TableFormat,
  options: PrintOptions,
): Promise<string> {
  const { content, type } = await contentOf(table, format, options);
  const name = `${fileName(table.name)}.${format}`;
  saveFile(name, content, type);
  return `Saved ${name}: ${countOf(table.rows.length, 'row')}.`;
}

const COPIED = { cells: 'cells for a spreadsheet', md: 'Markdown', tex: 'LaTeX' } as const;

/** Copies a table as text. Returns a message for the user. */
export async function copyTable(
  table: ExportTable,
  format: ClipboardFormat,
  options: PrintOptions,
): Promise<string> {
  const text =
    format === 'cells'
      ? (await delimited()).tableTsv(table)
      : format === 'md'
        ? toMarkdown(table, options)
        : toLatex(table, options);
  if (!navigator.clipboard) throw new Error('the browser does not let this page use the clipboard');
  await navigator.clipboard.writeText(text);
  return `Copied ${countOf(table.rows.length, 'row')} as ${COPIED[format]}.`;
}
