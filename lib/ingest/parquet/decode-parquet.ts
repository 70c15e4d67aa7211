import { tableFromIPC } from 'apache-arrow';
import { checkHeader } from '../header';
import { checkFits } from '../memory';
import { hideArrowHint } from './arrow-hint';
import { estimateMemory, type ParquetMetadataReader } from './estimate-memory';
import { isHalf, widenHalfFloats } from './half-floats';
import { unreadableParquet } from './unreadable';

/** The part of parquet-wasm used here; the same in its builds for browsers and for Node. */
export interface ParquetReader extends ParquetMetadataReader {
  readSchema(bytes: Uint8Array): { intoIPCStream(): Uint8Array };
  readParquet(bytes: Uint8Array, options: { batchSize: number }): { intoIPCStream(): Uint8Array };
}

/** Rows of a record batch in a stream for DuckDB. */
const BATCH = 65_536;

export interface DecodeOptions {
  /** Bytes the table may take. */
  readonly memory: number;
  /** `whole` gives one record batch, in which a column is one array; `duckdb` several. */
  readonly batches?: 'whole' | 'duckdb';
}

function attempt<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw unreadableParquet(file, cause);
  }
}

/**
 * Decodes a Parquet file into an Arrow IPC stream. The header, and whether the table would fit,
 * are checked before any value is read. Changes the bytes.
 *
 * @returns half floats as such in one batch, as floats in a stream for DuckDB
 * @throws InputError naming `file`
 */
export async function decodeParquet(
  reader: ParquetReader,
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  { memory, batches = 'duckdb' }: DecodeOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  hideArrowHint(bytes);
  const { fields } = attempt(file, () =>
    tableFromIPC(reader.readSchema(bytes).intoIPCStream()),
  ).schema;
  checkHeader(
    file,
    fields.map(({ name, type }) => ({ name, nested: Boolean(type.children?.length) })),
  );
  const { needed, rows } = await estimateMemory(reader, bytes, fields).catch((cause: unknown) => {
    throw unreadableParquet(file, cause);
  });
  checkFits(file, needed, memory);
  const batchSize = batches === 'whole' ? Math.max(1, rows) : BATCH;
  const ipc = attempt(file, () => reader.readParquet(bytes, { batchSize }).intoIPCStream());
  return batches === 'duckdb' && fields.some(({ type }) => isHalf(type))
    ? widenHalfFloats(ipc)
    : (ipc as Uint8Array<ArrayBuffer>);
}
