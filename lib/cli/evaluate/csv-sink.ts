import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { csvLine, seventeenDigits } from '@/lib/export/csv';
import { type ResultTableName, tableOf } from '@/lib/scoring/result-tables';
import { columnNames, filledColumns } from '@/lib/scoring/tables/declare';
import type { TableSink } from './table-sink';

/** Lines buffered before they are written. */
const LINES = 4096;

/** Writes each of the tables as `<name>.csv` into a folder. */
export async function csvSink(
  folder: string,
  tables: readonly ResultTableName[],
): Promise<TableSink> {
  const files = new Map<ResultTableName, FileHandle>();
  for (const table of tables) {
    const file = await open(join(folder, `${table}.csv`), 'wx');
    files.set(table, file);
    await file.writeFile(`${csvLine(columnNames(tableOf(table)))}\n`);
  }
  return {
    async append(table, made) {
      const columns = filledColumns(tableOf(table), made);
      const rows = columns[0]?.values.length ?? 0;
      for (let start = 0; start < rows; start += LINES) {
        let text = '';
        for (let i = start; i < Math.min(rows, start + LINES); i++) {
          const cells = columns.map(({ values }) => values[i]);
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
