import { type DataType, type Field, tableFromIPC } from 'apache-arrow';
import { isListType } from '../arrow/nested';
import { checkHeader } from '../header';
import { checkFits } from '../memory';
import { footerStart, hideArrowHint, MAGIC } from './arrow-hint';
import { estimateMemory, type ParquetMetadataReader } from './estimate-memory';
import { isHalf, widenHalfFloats } from './half-floats';
import { unreadableParquet } from './unreadable';

/** The part of parquet-wasm used here; the same in its builds for browsers and for Node. */
export interface ParquetReader extends ParquetMetadataReader {
  readSchema(bytes: Uint8Array): { intoIPCStream(): Uint8Array };
  readParquet(
    bytes: Uint8Array,
    options: { batchSize: number },
  ): {
    intoIPCStream(): Uint8Array;
    recordBatches(): { intoIPCStream(): Uint8Array }[];
    free(): void;
  };
}

/** What no columns can be made of: a list of single values can be. */
export function isNested(type: DataType): boolean {
  if (!type.children?.length) return false;
  return !isListType(type) || Boolean(type.children[0]!.type.children?.length);
}

/** Rows of a record batch. */
const BATCH = 65_536;

export interface DecodeOptions {
  /** Bytes the table may take. */
  readonly memory: number;
  /**
   * `one` for DuckDB; `each` has a stream for each record batch, so that WebAssembly, which gives no
   * memory back, does not hold two copies of the table.
   */
  readonly streams: 'one' | 'each';
}

/** A file's schema, read from its first bytes and its footer, so that no other are copied. */
function readFields(reader: ParquetReader, bytes: Uint8Array<ArrayBuffer>): Field[] {
  const footer = bytes.subarray(footerStart(bytes));
  const ends = new Uint8Array(MAGIC + footer.length);
  ends.set(bytes.subarray(0, MAGIC));
  ends.set(footer, MAGIC);
  return tableFromIPC(reader.readSchema(ends).intoIPCStream()).schema.fields;
}

function attempt<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw unreadableParquet(file, cause);
  }
}

/**
 * Decodes a Parquet file into Arrow IPC streams. The header, and whether the table would fit,
 * are checked before any value is read. Changes the bytes.
 *
 * @returns the streams, one at least; half floats as floats in one for DuckDB, else as such
 * @throws InputError naming `file`
 */
export async function decodeParquet(
  reader: ParquetReader,
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  { memory, streams }: DecodeOptions,
): Promise<Uint8Array[]> {
  hideArrowHint(bytes);
  const fields = attempt(file, () => readFields(reader, bytes));
  checkHeader(
    file,
    fields.map(({ name, type }) => ({ name, nested: isNested(type) })),
  );
  const needed = await estimateMemory(reader, bytes, fields).catch((cause: unknown) => {
    throw unreadableParquet(file, cause);
  });
  checkFits(file, needed, memory);
  return attempt(file, () => {
    const table = reader.readParquet(bytes, { batchSize: BATCH });
    if (streams === 'one') {
      const ipc = table.intoIPCStream();
      return [fields.some(({ type }) => isHalf(type)) ? widenHalfFloats(ipc) : ipc];
    }
    const batches = table.recordBatches();
    // A table without rows has no batch, but a schema.
    if (batches.length === 0) return [table.intoIPCStream()];
    table.free();
    return batches.map((batch) => batch.intoIPCStream());
  });
}
