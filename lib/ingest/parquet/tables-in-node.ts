import type { Column } from '../types';
import { encodeColumns, type ParquetEncoding } from './encode-parquet';

/** Writes columns as a Parquet file on this thread, in Node. */
export async function writeColumnsInNode(
  columns: readonly Column[],
  encodings: Readonly<Record<string, ParquetEncoding>>,
): Promise<Uint8Array<ArrayBuffer>> {
  return encodeColumns(await import('parquet-wasm/node'), columns, encodings);
}
