import { rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { ColumnTable } from 'arquero';
import { type PlainType, SQL_TYPES } from '@/lib/ingest/plain-column';
import { quoteIdentifier, quoteText } from '../quote';
import { lockSettings } from '../settings';

type WritableKind = Exclude<PlainType, 'boolean'>;

/** Names and kinds of a table's columns, in their order. */
export type TableShape = Readonly<Record<string, WritableKind>>;

/** Tables that are filled in parts and then written as Parquet files. */
export interface ParquetTables {
  /** Adds rows of the columns of the table's shape; missing values are null. */
  append(table: string, rows: ColumnTable): void;
  /** Writes each table as `<name>.parquet`, rows in the order of insertion. */
  write(): Promise<void>;
  /** Closes and removes the tables. */
  close(): Promise<void>;
}

type Cell = string | number | null;

type AppendCell = (appender: DuckDBAppender, cell: Cell) => void;

/** Appends cell by cell: a chunk of cells would hold its memory until garbage collection. */
const APPEND: Readonly<Record<WritableKind, AppendCell>> = {
  text: (appender, cell) => appender.appendVarchar(cell as string),
  integer: (appender, cell) => appender.appendInteger(cell as number),
  double: (appender, cell) => appender.appendDouble(cell as number),
};

async function createTable(
  connection: DuckDBConnection,
  name: string,
  shape: TableShape,
): Promise<{ append: AppendCell[]; appender: DuckDBAppender }> {
  const kinds = Object.entries(shape);
  const columns = kinds.map(([column, kind]) => `${quoteIdentifier(column)} ${SQL_TYPES[kind]}`);
  await connection.run(`CREATE TABLE ${quoteIdentifier(name)} (${columns.join(', ')})`);
  const appender = await connection.createAppender(name);
  return { append: kinds.map(([, kind]) => APPEND[kind]), appender };
}

/**
 * Opens empty tables in a database file in the directory, so that memory does not limit their size.
 * The Parquet files are written to the directory too.
 */
export async function openParquetTables(
  directory: string,
  shapes: Readonly<Record<string, TableShape>>,
): Promise<ParquetTables> {
  const path = join(directory, 'tables.duckdb');
  const instance = await DuckDBInstance.create(path, { memory_limit: '96MB' });
  const connection = await instance.connect();
  for (const statement of lockSettings(directory + sep)) await connection.run(statement);
  const tables = new Map<string, Awaited<ReturnType<typeof createTable>>>();
  for (const [name, shape] of Object.entries(shapes)) {
    tables.set(name, await createTable(connection, name, shape));
  }
  return {
    append(table, rows) {
      const { append, appender } = tables.get(table)!;
      const columns = Object.keys(shapes[table]!).map((name) => rows.column(name)!);
      for (let row = 0; row < rows.numRows(); row++) {
        for (let i = 0; i < append.length; i++) {
          const cell: Cell = columns[i]!.at(row) ?? null;
          if (cell === null) appender.appendNull();
          else append[i]!(appender, cell);
        }
        appender.endRow();
      }
      appender.flushSync();
    },
    async write() {
      for (const [name, { appender }] of tables) {
        appender.flushSync();
        const target = quoteText(join(directory, `${name}.parquet`));
        await connection.run(
          `COPY ${quoteIdentifier(name)} TO ${target} (FORMAT parquet, COMPRESSION zstd)`,
        );
      }
    },
    async close() {
      for (const { appender } of tables.values()) appender.closeSync();
      connection.closeSync();
      instance.closeSync();
      for (const end of ['', '.wal']) await rm(path + end, { force: true });
      await rm(`${path}.tmp`, { recursive: true, force: true });
    },
  };
}
