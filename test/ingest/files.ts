import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import {
  Field,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  type Vector,
} from 'apache-arrow';
import * as parquet from 'parquet-wasm/node';
import { columnsFromIpc } from '@/lib/ingest/arrow/columns-from-ipc';
import { InputError } from '@/lib/ingest/input-error';
import { TextColumn } from '@/lib/ingest/text-column';
import type { Column, SourceFile } from '@/lib/ingest/types';

/** A file in memory. */
export function fileOf(name: string, content: string | Uint8Array): SourceFile {
  return new File([typeof content === 'string' ? content : new Uint8Array(content)], name);
}

export interface ParquetOptions {
  readonly compression?: parquet.Compression;
  readonly rowGroup?: number;
  readonly dictionary?: boolean;
  readonly version?: parquet.WriterVersion;
}

/** An Arrow IPC stream of named columns, which may have equal names. */
export function arrowOf(columns: readonly (readonly [string, Vector])[]): Uint8Array<ArrayBuffer> {
  const fields = columns.map(([name, vector]) => new Field(name, vector.type, true));
  const length = columns[0]?.[1].length ?? 0;
  const children = columns.map(([, vector]) => vector.data[0]!);
  const batch = new RecordBatch(
    new Schema(fields),
    makeData({ type: new Struct(fields), length, children }),
  );
  return tableToIPC(new Table([batch]), 'stream') as Uint8Array<ArrayBuffer>;
}

/** A Parquet file of named columns. */
export function parquetOf(
  columns: readonly (readonly [string, Vector])[],
  options: ParquetOptions = {},
): Uint8Array<ArrayBuffer> {
  const builder = new parquet.WriterPropertiesBuilder()
    .setCompression(options.compression ?? parquet.Compression.ZSTD)
    .setDictionaryEnabled(options.dictionary ?? true)
    .setMaxRowGroupSize(options.rowGroup ?? 1_000_000)
    .setWriterVersion(options.version ?? parquet.WriterVersion.V1);
  const table = parquet.Table.fromIPCStream(arrowOf(columns));
  return parquet.writeParquet(table, builder.build()) as Uint8Array<ArrayBuffer>;
}

/** A Parquet file of a query's answer, as native DuckDB writes it. */
export async function parquetOfQuery(sql: string): Promise<Uint8Array> {
  const directory = await mkdtemp(join(tmpdir(), 'longtail-test-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const path = join(directory, 'x.parquet');
    await connection.run(`COPY (${sql}) TO '${path}' (FORMAT parquet)`);
    return new Uint8Array(await readFile(path));
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(directory, { recursive: true });
  }
}

/** The input error a promise ends in; fails where it does not. */
export async function inputError(promise: Promise<unknown>): Promise<InputError> {
  const outcome = await promise.then(
    () => 'no error at all',
    (error: unknown) => error,
  );
  if (outcome instanceof InputError) return outcome;
  throw new Error(`expected an InputError, not ${String(outcome)}`);
}

/** Rows of a Parquet file, a cell missing as null, and its columns. */
export function readParquet(bytes: Uint8Array) {
  const ipc = parquet.readParquet(bytes).intoIPCStream();
  const { columns, rows } = columnsFromIpc([ipc]);
  const cell = ({ values, missing }: Column, row: number) => {
    if (missing?.[row]) return null;
    return values instanceof TextColumn ? values.at(row) : Number(values[row]);
  };
  return {
    columns,
    rows: Array.from({ length: rows }, (_, row) =>
      Object.fromEntries(columns.map((column) => [column.name, cell(column, row)])),
    ),
  };
}
