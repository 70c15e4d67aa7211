import { rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import {
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api';
import { lockSettings } from '../settings';
import { quoteIdentifier, quoteText } from '../sql';
import type { ColumnKind } from '../types';

type WritableKind = Extract<ColumnKind, 'text' | 'integer' | 'double'>;

/** Names and kinds of a table's columns, in their order. */
export type TableShape = Readonly<Record<string, WritableKind>>;

/** Tables that grow by and by and end as a Parquet file each. */
export interface ParquetTables {
  /** Adds rows, given by column in the order of the table's shape; missing values are null. */
  append(table: string, columns: readonly ArrayLike<string | number | null>[]): void;
  /** Writes each table as `<name>.parquet`, rows in the order in which they came. */
  write(): Promise<void>;
  /** Lets go of the tables. */
  close(): Promise<void>;
}

const TYPES: Readonly<Record<WritableKind, DuckDBType>> = {
  text: VARCHAR,
  integer: INTEGER,
  double: DOUBLE,
};

/** The most rows a chunk of DuckDB's may have. */
const CHUNK_ROWS = 2048;

async function createTable(
  connection: DuckDBConnection,
  name: string,
  shape: TableShape,
): Promise<{ types: DuckDBType[]; appender: DuckDBAppender }> {
  const kinds = Object.entries(shape);
  const columns = kinds.map(([column, kind]) => `${quoteIdentifier(column)} ${TYPES[kind]}`);
  await connection.run(`CREATE TABLE ${quoteIdentifier(name)} (${columns.join(', ')})`);
  const appender = await connection.createAppender(name);
  return { types: kinds.map(([, kind]) => TYPES[kind]), appender };
}

/**
 * Opens empty tables, which are kept in a file of the directory, so that their size is not bound
 * by memory. The Parquet files come to lie there, too.
 */
export async function openParquetTables(
  directory: string,
  shapes: Readonly<Record<string, TableShape>>,
): Promise<ParquetTables> {
  const path = join(directory, 'tables.duckdb');
  const instance = await DuckDBInstance.create(path, { memory_limit: '256MB' });
  const connection = await instance.connect();
  for (const statement of lockSettings(directory + sep)) await connection.run(statement);
  const tables = new Map<string, Awaited<ReturnType<typeof createTable>>>();
  for (const [name, shape] of Object.entries(shapes)) {
    tables.set(name, await createTable(connection, name, shape));
  }
  return {
    append(table, columns) {
      const { types, appender } = tables.get(table)!;
      const rows = columns[0]?.length ?? 0;
      for (let start = 0; start < rows; start += CHUNK_ROWS) {
        const length = Math.min(CHUNK_ROWS, rows - start);
        const chunk = DuckDBDataChunk.create(types, length);
        chunk.setColumns(
          columns.map((column) => Array.from({ length }, (_, i) => column[start + i] ?? null)),
        );
        appender.appendDataChunk(chunk);
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
