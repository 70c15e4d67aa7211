import { DataType, type Field } from 'apache-arrow';

/** The part of parquet-wasm that tells a file's size before any value is read. */
export interface ParquetMetadataReader {
  readonly ParquetFile: {
    fromFile(blob: Blob): Promise<{
      metadata(): {
        fileMetadata(): { numRows(): number };
        rowGroups(): { totalByteSize(): number }[];
      };
      free(): void;
    }>;
  };
}

/** Bytes of an id or another text, with its offset: longer ones are in the file's own sizes. */
const TEXT = 48;

function width({ type }: Field): number {
  if (DataType.isBool(type)) return 1 / 8;
  if (DataType.isInt(type)) return type.bitWidth / 8;
  if (DataType.isFloat(type)) return [4, 4, 8][type.precision]!;
  if (DataType.isDecimal(type)) return 16;
  return DataType.isDate(type) || DataType.isTimestamp(type) || DataType.isTime(type) ? 8 : TEXT;
}

/** Bytes as a blob that copies only the parts that are read of it: a footer and its indexes. */
class BytesBlob extends Blob {
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    super();
    this.#bytes = bytes;
  }

  override get size(): number {
    return this.#bytes.length;
  }

  override slice(start?: number, end?: number): Blob {
    return new Blob([this.#bytes.subarray(start, end)]);
  }
}

/**
 * The bytes that the table of a Parquet file will take, by the rows that its footer claims and the
 * types of its columns; at least what its pages come to unpacked.
 */
export async function estimateMemory(
  reader: ParquetMetadataReader,
  bytes: Uint8Array<ArrayBuffer>,
  fields: readonly Field[],
): Promise<number> {
  const file = await reader.ParquetFile.fromFile(new BytesBlob(bytes));
  try {
    const metadata = file.metadata();
    const rows = metadata.fileMetadata().numRows();
    const unpacked = metadata.rowGroups().reduce((sum, group) => sum + group.totalByteSize(), 0);
    const widths = fields.reduce((sum, field) => sum + width(field), 0);
    return Math.max(unpacked, rows * widths);
  } finally {
    file.free();
  }
}
