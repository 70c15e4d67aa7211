import { DataType, type Field } from 'apache-arrow';
import { BytesBlob } from './bytes-blob';
import type { ParquetReader } from './decode-parquet';

/** What parquet-wasm tells of a file before any value is read. */
export interface ParquetMetadata {
  fileMetadata(): { numRows(): number };
  rowGroups(): { totalByteSize(): number }[];
}

/** Bytes of an id or another text, with its offset: longer ones are in the file's own sizes. */
const TEXT = 48;

/** Bytes of a value of a column in memory; of a text, about. */
export function bytesOfValue({ type }: Field): number {
  if (DataType.isBool(type)) return 1 / 8;
  if (DataType.isInt(type)) return type.bitWidth / 8;
  if (DataType.isFloat(type)) return [4, 4, 8][type.precision]!;
  if (DataType.isDecimal(type)) return 16;
  return DataType.isDate(type) || DataType.isTimestamp(type) || DataType.isTime(type) ? 8 : TEXT;
}

/**
 * The bytes that the table of a Parquet file will take, by the rows that its footer claims and the
 * types of its columns; at least what its pages come to unpacked.
 */
export async function estimateMemory(
  reader: Pick<ParquetReader, 'ParquetFile'>,
  bytes: Uint8Array<ArrayBuffer>,
  fields: readonly Field[],
): Promise<number> {
  const file = await reader.ParquetFile.fromFile(new BytesBlob(bytes));
  try {
    const metadata = file.metadata();
    const rows = metadata.fileMetadata().numRows();
    const unpacked = metadata.rowGroups().reduce((sum, group) => sum + group.totalByteSize(), 0);
    const widths = fields.reduce((sum, field) => sum + bytesOfValue(field), 0);
    return Math.max(unpacked, rows * widths);
  } finally {
    file.free();
  }
}
