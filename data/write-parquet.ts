import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeVector, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import {
  Compression,
  Table as ParquetTable,
  WriterPropertiesBuilder,
  writeParquet,
} from 'parquet-wasm';

/** Columns by name: text, 32-bit integers, float32 scores, or 0/1 labels (8-bit integers). */
export type Columns = Readonly<Record<string, string[] | Int32Array | Float32Array | Uint8Array>>;

function vector(column: Columns[string]) {
  if (Array.isArray(column)) return vectorFromArray(column, new Utf8());
  return column instanceof Uint8Array ? makeVector(Int8Array.from(column)) : makeVector(column);
}

/** Writes a Parquet file (zstd), making its folder where needed. Returns its bytes. */
export function writeParquetFile(path: string, columns: Columns): Uint8Array {
  const table = new Table(
    Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, vector(column)])),
  );
  const properties = new WriterPropertiesBuilder().setCompression(Compression.ZSTD).build();
  const parquet = ParquetTable.fromIPCStream(tableToIPC(table, 'stream'));
  const bytes = writeParquet(parquet, properties);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return bytes;
}
