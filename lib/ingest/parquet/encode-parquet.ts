import { columnsToIpc } from '../arrow/columns-to-ipc';
import { columnOf, type PlainColumn } from '../plain-column';
import type { Column } from '../types';

/** How Parquet encodes a column: differences, single bytes apart, or a dictionary. */
export type ParquetEncoding = 'delta' | 'split' | 'dictionary';

interface PropertiesBuilder<Properties> {
  setCompression(compression: number): PropertiesBuilder<Properties>;
  setColumnDictionaryEnabled(column: string, value: boolean): PropertiesBuilder<Properties>;
  setColumnEncoding(column: string, encoding: number): PropertiesBuilder<Properties>;
  build(): Properties;
}

/** The part of parquet-wasm used here; the same in its builds for browsers and for Node. */
export interface ParquetWriter<Parquet, Properties> {
  readonly Table: { fromIPCStream(ipc: Uint8Array): Parquet };
  readonly Compression: { readonly ZSTD: number };
  readonly Encoding: { readonly DELTA_BINARY_PACKED: number; readonly BYTE_STREAM_SPLIT: number };
  readonly WriterPropertiesBuilder: new () => PropertiesBuilder<Properties>;
  writeParquet(table: Parquet, properties: Properties): Uint8Array;
}

/**
 * Columns of one length as a Parquet file (zstd).
 *
 * @param encodings by column; a dictionary for those not named
 */
export function encodeColumns<Parquet, Properties>(
  writer: ParquetWriter<Parquet, Properties>,
  columns: readonly Column[],
  encodings: Readonly<Record<string, ParquetEncoding>> = {},
): Uint8Array<ArrayBuffer> {
  const { DELTA_BINARY_PACKED: delta, BYTE_STREAM_SPLIT: split } = writer.Encoding;
  let properties = new writer.WriterPropertiesBuilder().setCompression(writer.Compression.ZSTD);
  for (const [name, encoding] of Object.entries(encodings)) {
    if (encoding === 'dictionary') continue;
    properties = properties
      .setColumnDictionaryEnabled(name, false)
      .setColumnEncoding(name, encoding === 'delta' ? delta : split);
  }
  const rows = columns[0]?.values.length ?? 0;
  const parquet = writer.Table.fromIPCStream(columnsToIpc(columns, rows));
  return new Uint8Array(writer.writeParquet(parquet, properties.build()));
}

/** Columns of plain values as a Parquet file. */
export function encodeParquet<Parquet, Properties>(
  writer: ParquetWriter<Parquet, Properties>,
  columns: readonly PlainColumn[],
): Uint8Array<ArrayBuffer> {
  return encodeColumns(writer, columns.map(columnOf));
}
