import type { Field } from 'apache-arrow';
import { columnsFromIpc } from '../arrow/columns-from-ipc';
import type { Column } from '../types';
import { BytesBlob } from './bytes-blob';
import {
  attempt,
  BATCH,
  checkedFields,
  type ParquetReader,
  type ParquetTable,
} from './decode-parquet';
import { bytesOfValue } from './estimate-memory';

/** Bytes of the columns that are decoded together. */
const TOGETHER = 4 * 2 ** 20;

export interface DecodeOptions {
  /** Bytes the table may take. */
  readonly memory: number;
  /**
   * Whether only a few columns are in WebAssembly at a time, which gives no memory back. A decoder
   * that breaks down then ends its thread, where it would throw otherwise.
   */
  readonly apart: boolean;
}

interface Decoded {
  readonly rows: number;
  readonly columns: Column[];
}

/** A stream for each record batch, one at least: a table without rows has no batch, but a schema. */
function streamsOf(table: ParquetTable): Uint8Array[] {
  const batches = table.recordBatches();
  if (batches.length === 0) return [table.intoIPCStream()];
  table.free();
  return batches.map((batch) => batch.intoIPCStream());
}

/** Columns in runs that take about as much memory as may be decoded together. */
function runsOf(fields: readonly Field[], rows: number): Field[][] {
  const runs: Field[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const field of fields) {
    const own = rows * bytesOfValue(field);
    if (size + own > TOGETHER) {
      runs.push([]);
      size = 0;
    }
    runs.at(-1)!.push(field);
    size += own;
  }
  return runs;
}

async function decodeApart(
  reader: ParquetReader,
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  fields: readonly Field[],
): Promise<Decoded> {
  const parquet = await attempt(file, () => reader.ParquetFile.fromFile(new BytesBlob(bytes)));
  try {
    const rows = parquet.metadata().fileMetadata().numRows();
    const columns: Column[] = [];
    for (const run of runsOf(fields, rows)) {
      const names = run.map(({ name }) => name);
      const read = () => parquet.read({ columns: names, batchSize: BATCH });
      const streams = await attempt(file, async () => streamsOf(await read()));
      columns.push(...columnsFromIpc(streams, new Set(names)).columns);
    }
    return { rows, columns };
  } finally {
    parquet.free();
  }
}

/**
 * Decodes a Parquet file into columns. The header, and whether the table would fit, are checked
 * before any value is read. Changes the bytes.
 *
 * @throws InputError naming `file`
 */
export async function decodeColumns(
  reader: ParquetReader,
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  { memory, apart }: DecodeOptions,
): Promise<Decoded> {
  const fields = await checkedFields(reader, bytes, file, memory);
  if (apart && fields.length > 0) return decodeApart(reader, bytes, file, fields);
  const read = () => streamsOf(reader.readParquet(bytes, { batchSize: BATCH }));
  return columnsFromIpc(await attempt(file, read));
}
