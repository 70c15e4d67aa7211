import { columnTable } from '@/lib/ingest/column-table';
import { type ResultTableName, tableOf } from '@/lib/scoring/result-tables';
import { filledColumns } from '@/lib/scoring/tables/declare';
import { openParquetTables } from '@/lib/sql/native/parquet-tables';
import type { TableSink } from './table-sink';

/** Writes each of the tables as `<name>.parquet` into a folder. */
export async function parquetSink(
  folder: string,
  names: readonly ResultTableName[],
): Promise<TableSink> {
  const shapes = names.map((name) => {
    const columns = Object.entries(tableOf(name).columns);
    return [name, Object.fromEntries(columns.map(([column, { type }]) => [column, type]))];
  });
  const tables = await openParquetTables(folder, Object.fromEntries(shapes));
  return {
    async append(table, made) {
      tables.append(table, columnTable(filledColumns(tableOf(table), made)));
    },
    async close(complete) {
      try {
        if (complete) await tables.write();
      } finally {
        await tables.close();
      }
    },
  };
}
