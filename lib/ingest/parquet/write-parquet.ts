import { columnOf, type PlainColumn } from '../plain-column';
import type { Column } from '../types';
import type { ParquetEncoding } from './encode-parquet';
import type { ParquetTable, ParquetWriterAnswer } from './parquet-writer.worker';

/** Writes Parquet files in the browser, on a thread that lives until it is closed. */
export interface ParquetFileWriter {
  /** @param encodings by column; a dictionary for those not named */
  write(
    columns: readonly Column[],
    encodings?: Readonly<Record<string, ParquetEncoding>>,
  ): Promise<Uint8Array<ArrayBuffer>>;
  close(): void;
}

export function openParquetWriter(): ParquetFileWriter {
  const worker = new Worker(new URL('./parquet-writer.worker.ts', import.meta.url), {
    type: 'module',
  });
  const ask = (table: ParquetTable) =>
    new Promise<ParquetWriterAnswer>((resolve, reject) => {
      const die = (event: Event) =>
        reject(new Error(`the Parquet writer stopped: ${'message' in event ? event.message : ''}`));
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = die;
      worker.onmessageerror = die;
      worker.postMessage(table);
    });
  let last: Promise<unknown> = Promise.resolve();
  return {
    async write(columns, encodings = {}) {
      // One table at a time: each answer belongs to the last question.
      const answered = last.then(() => ask({ columns, encodings }));
      last = answered.catch(() => undefined);
      const answer = await answered;
      if (answer.kind === 'failed') throw new Error(`cannot write Parquet: ${answer.message}`);
      return answer.bytes;
    },
    close: () => worker.terminate(),
  };
}

/** Writes one Parquet file of plain columns in the browser. */
export async function writeParquet(
  columns: readonly PlainColumn[],
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = openParquetWriter();
  try {
    return await writer.write(columns.map(columnOf));
  } finally {
    writer.close();
  }
}
