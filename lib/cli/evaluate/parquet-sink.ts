import { openParquetTables } from '@/lib/engine/native/parquet-tables';
import { columnNames, RESULT_COLUMNS } from '@/lib/export/result-columns';
import type { TableSink } from './table-sink';

/** Writes each result table as `<name>.parquet` into a folder. */
export async function parquetSink(folder: string): Promise<TableSink> {
  const tables = await openParquetTables(folder, RESULT_COLUMNS);
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
