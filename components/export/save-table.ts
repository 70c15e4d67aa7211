import { saveFile } from '@/components/ui/save-file';
import { fileName } from '@/lib/export/pack/paths';
import { tableCsv, tableTsv } from '@/lib/export/table/delimited';
import { toLatex } from '@/lib/export/table/latex';
import { toMarkdown } from '@/lib/export/table/markdown';
import { parquetColumns } from '@/lib/export/table/parquet-columns';
import type { Decimals, ExportTable } from '@/lib/export/table/table';
import { writeParquet } from '@/lib/ingest/parquet/write-parquet';
import { countOf } from '@/lib/plots/core/format';

export type TableFormat = 'csv' | 'parquet' | 'md' | 'tex';
export type ClipboardFormat = 'cells' | 'md' | 'tex';

async function contentOf(
  table: ExportTable,
  format: TableFormat,
  decimals: Decimals,
): Promise<{ content: BlobPart; type: string }> {
  switch (format) {
    case 'csv':
      return { content: tableCsv(table), type: 'text/csv' };
    case 'md':
      return { content: toMarkdown(table, decimals), type: 'text/markdown' };
    case 'tex':
      return { content: toLatex(table, decimals), type: 'application/x-tex' };
    case 'parquet':
      return {
        content: await writeParquet(parquetColumns(table)),
        type: 'application/vnd.apache.parquet',
      };
  }
}

/** Saves a table as a file. Returns a message for the user. */
export async function saveTable(
  table: ExportTable,
  format: TableFormat,
  decimals: Decimals,
): Promise<string> {
  const { content, type } = await contentOf(table, format, decimals);
  const name = `${fileName(table.name)}.${format}`;
  saveFile(name, content, type);
  return `Saved ${name}: ${countOf(table.rows.length, 'row')}.`;
}

const COPIED = { cells: 'cells for a spreadsheet', md: 'Markdown', tex: 'LaTeX' } as const;

/** Copies a table as text. Returns a message for the user. */
export async function copyTable(
  table: ExportTable,
  format: ClipboardFormat,
  decimals: Decimals,
): Promise<string> {
  const text =
    format === 'cells'
      ? tableTsv(table)
      : format === 'md'
        ? toMarkdown(table, decimals)
        : toLatex(table, decimals);
  if (!navigator.clipboard) throw new Error('the browser does not let this page use the clipboard');
  await navigator.clipboard.writeText(text);
  return `Copied ${countOf(table.rows.length, 'row')} as ${COPIED[format]}.`;
}
