import { openParquetTables } from '@/lib/engine/native/parquet-tables';
import { type AnyTable, COLUMNS, columnNames } from '@/lib/export/result-columns';
import type { TableSink } from './table-sink';

/** Writes each of the tables as `<name>.parquet` into a folder. */
export async function parquetSink(folder: string, names: readonly AnyTable[]): Promise<TableSink> {
  const shapes = Object.fromEntries(names.map((name) => [name, COLUMNS[name]]));
  const tables = await openParquetTables(folder, shapes);
  return {
    async append(table, columns) {
      tables.append(
        table,
        columnNames(table).map((name) => columns[name]),
      );
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
