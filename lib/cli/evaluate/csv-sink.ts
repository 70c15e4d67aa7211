import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { csvLine, seventeenDigits } from '@/lib/export/csv';
import { type AnyTable, columnNames } from '@/lib/export/result-columns';
import type { TableSink } from './table-sink';

/** Lines made before they are written: what memory holds of a table. */
const LINES = 4096;

/** Writes each of the tables as `<name>.csv` into a folder. */
export async function csvSink(folder: string, tables: readonly AnyTable[]): Promise<TableSink> {
  const files = new Map<AnyTable, FileHandle>();
  for (const table of tables) {
    const file = await open(join(folder, `${table}.csv`), 'wx');
    files.set(table, file);
    await file.writeFile(`${csvLine(columnNames(table))}\n`);
  }
  return {
    async append(table, columns) {
      const inOrder = columnNames(table).map((name) => columns[name]);
      const rows = inOrder[0]?.length ?? 0;
      for (let start = 0; start < rows; start += LINES) {
        let text = '';
        for (let i = start; i < Math.min(rows, start + LINES); i++) {
          const cells = inOrder.map((column) => column[i]);
          text += `${csvLine(cells, seventeenDigits)}\n`;
        }
        await files.get(table)!.writeFile(text);
      }
    },
    async close() {
      for (const file of files.values()) await file.close();
    },
  };
}
