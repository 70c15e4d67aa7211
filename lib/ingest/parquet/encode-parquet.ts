import { plainColumnsToIpc } from '../arrow/columns-to-ipc';
import type { PlainColumn } from '../plain-column';

/** The part of parquet-wasm used here; the same in its builds for browsers and for Node. */
export interface ParquetWriter<Parquet, Properties> {
  readonly Table: { fromIPCStream(ipc: Uint8Array): Parquet };
  readonly Compression: { readonly ZSTD: number };
  readonly WriterPropertiesBuilder: new () => {
    setCompression(compression: number): { build(): Properties };
  };
  writeParquet(table: Parquet, properties: Properties): Uint8Array;
}

/** Columns of one length as a Parquet file (zstd). */
export function encodeParquet<Parquet, Properties>(
  writer: ParquetWriter<Parquet, Properties>,
  columns: readonly PlainColumn[],
): Uint8Array<ArrayBuffer> {
  const properties = new writer.WriterPropertiesBuilder()
    .setCompression(writer.Compression.ZSTD)
    .build();
  const parquet = writer.Table.fromIPCStream(plainColumnsToIpc(columns));
  return new Uint8Array(writer.writeParquet(parquet, properties));
}
