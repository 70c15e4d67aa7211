import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { csvLine, csvRows, seventeenDigits } from '@/lib/export/csv';
import { columnTable } from '@/lib/ingest/column-table';
import { type ResultTableName, tableOf } from '@/lib/scoring/result-tables';
import { columnNames, filledColumns, type Made } from '@/lib/scoring/tables/declare';
import type { TableSink } from './table-sink';

/** Lines buffered before they are written. */
const LINES = 4096;

async function begin(file: FileHandle, table: ResultTableName): Promise<void> {
  await file.writeFile(`${csvLine(columnNames(tableOf(table)))}\n`);
}

async function append(file: FileHandle, table: ResultTableName, made: Made): Promise<void> {
  const rows = columnTable(filledColumns(tableOf(table), made));
  for (let offset = 0; offset < rows.numRows(); offset += LINES) {
    await file.writeFile(csvRows(rows, seventeenDigits, { offset, limit: LINES }));
  }
}

/** Writes a table as a CSV file of its own, in place of one that is there. */
export async function writeCsv(path: string, table: ResultTableName, made: Made): Promise<void> {
  const file = await open(path, 'w');
  try {
    await begin(file, table);
    await append(file, table, made);
  } finally {
    await file.close();
  }
}

/** Writes each of the tables as `<name>.csv` into a folder. */
export async function csvSink(
  folder: string,
  tables: readonly ResultTableName[],
): Promise<TableSink> {
  const files = new Map<ResultTableName, FileHandle>();
  for (const table of tables) {
    const file = await open(join(folder, `${table}.csv`), 'wx');
    files.set(table, file);
    await begin(file, table);
  }
  return {
    append: (table, made) => append(files.get(table)!, table, made),
    async close() {
      for (const file of files.values()) await file.close();
    },
  };
}
