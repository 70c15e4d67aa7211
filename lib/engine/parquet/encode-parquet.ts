import {
  Bool,
  Float64,
  Int32,
  Table,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';

/** A column to be written; null is undefined. Integers have 32 bits. */
export type ParquetColumn = { readonly name: string } & (
  | { readonly type: 'text'; readonly values: readonly (string | null)[] }
  | { readonly type: 'boolean'; readonly values: readonly (boolean | null)[] }
  | { readonly type: 'integer' | 'double'; readonly values: readonly (number | null)[] }
);

/** The part of parquet-wasm used here; the same in its builds for browsers and for Node. */
export interface ParquetWriter<Parquet, Properties> {
  readonly Table: { fromIPCStream(ipc: Uint8Array): Parquet };
  readonly Compression: { readonly ZSTD: number };
  readonly WriterPropertiesBuilder: new () => {
    setCompression(compression: number): { build(): Properties };
  };
  writeParquet(table: Parquet, properties: Properties): Uint8Array;
}

function vector(column: ParquetColumn): Vector {
  switch (column.type) {
    case 'text':
      return vectorFromArray(column.values, new Utf8());
    case 'boolean':
      return vectorFromArray(column.values, new Bool());
    case 'integer':
      return vectorFromArray(column.values, new Int32());
    case 'double':
      return vectorFromArray(column.values, new Float64());
  }
}

/** Columns of one length as a Parquet file (zstd). */
export function encodeParquet<Parquet, Properties>(
  writer: ParquetWriter<Parquet, Properties>,
  columns: readonly ParquetColumn[],
): Uint8Array<ArrayBuffer> {
  const table = new Table(Object.fromEntries(columns.map((c) => [c.name, vector(c)])));
  const properties = new writer.WriterPropertiesBuilder()
    .setCompression(writer.Compression.ZSTD)
    .build();
  const parquet = writer.Table.fromIPCStream(tableToIPC(table, 'stream'));
  return new Uint8Array(writer.writeParquet(parquet, properties));
}
