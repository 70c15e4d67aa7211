import { type DataType, type Field, tableFromIPC } from 'apache-arrow';
import { isListType } from '../arrow/nested';
import { checkHeader } from '../header';
import { checkFits } from '../memory';
import { footerStart, hideArrowHint, MAGIC } from './arrow-hint';
import { estimateMemory, type ParquetMetadata } from './estimate-memory';
import { isHalf, widenHalfFloats } from './half-floats';
import { unreadableParquet } from './unreadable';

/** A table as WebAssembly holds it. */
export interface ParquetTable {
  intoIPCStream(): Uint8Array;
  recordBatches(): { intoIPCStream(): Uint8Array }[];
  free(): void;
}

/** The part of parquet-wasm used here; the same in its builds for browsers and for Node. */
export interface ParquetReader {
  readSchema(bytes: Uint8Array): { intoIPCStream(): Uint8Array };
  readParquet(bytes: Uint8Array, options: { batchSize: number }): ParquetTable;
  readonly ParquetFile: {
    fromFile(blob: Blob): Promise<{
      metadata(): ParquetMetadata;
      read(options: { columns: string[]; batchSize: number }): Promise<ParquetTable>;
      free(): void;
    }>;
  };
}

/** What no columns can be made of: a list of single values can be. */
export function isNested(type: DataType): boolean {
  if (!type.children?.length) return false;
  return !isListType(type) || Boolean(type.children[0]!.type.children?.length);
}

/** Rows of a record batch. */
export const BATCH = 65_536;

/** A file's schema, read from its first bytes and its footer, so that no other are copied. */
function readFields(reader: ParquetReader, bytes: Uint8Array<ArrayBuffer>): Field[] {
  const footer = bytes.subarray(footerStart(bytes));
  const ends = new Uint8Array(MAGIC + footer.length);
  ends.set(bytes.subarray(0, MAGIC));
  ends.set(footer, MAGIC);
  return tableFromIPC(reader.readSchema(ends).intoIPCStream()).schema.fields;
}

/** What a step of decoding gives; its failure as an error of the file. */
export async function attempt<T>(file: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw unreadableParquet(file, cause);
  }
}

/** The file's columns, after the checks of its header and its memory. Changes the bytes. */
export async function checkedFields(
  reader: ParquetReader,
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  memory: number,
): Promise<Field[]> {
  hideArrowHint(bytes);
  const fields = await attempt(file, () => readFields(reader, bytes));
  checkHeader(
    file,
    fields.map(({ name, type }) => ({ name, nested: isNested(type) })),
  );
  checkFits(file, await attempt(file, () => estimateMemory(reader, bytes, fields)), memory);
  return fields;
}

/**
 * Decodes a Parquet file into one Arrow IPC stream for DuckDB, half floats as floats. The header,
 * and whether the table would fit, are checked before any value is read. Changes the bytes.
 *
 * @throws InputError naming `file`
 */
export async function decodeParquet(
  reader: ParquetReader,
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  memory: number,
): Promise<Uint8Array> {
  const fields = await checkedFields(reader, bytes, file, memory);
  return attempt(file, () => {
    const ipc = reader.readParquet(bytes, { batchSize: BATCH }).intoIPCStream();
    return fields.some(({ type }) => isHalf(type)) ? widenHalfFloats(ipc) : ipc;
  });
}
