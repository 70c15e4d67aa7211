import type { Column } from '../types';
import { reviveColumn } from '../worker/protocol';
import { compileParquet } from './compile-parquet';
import { encodeColumns, type ParquetEncoding } from './encode-parquet';
import { loadParquet } from './load-parquet';

/** What is asked: a table to write. */
export interface ParquetTable {
  readonly columns: readonly Column[];
  readonly encodings: Readonly<Record<string, ParquetEncoding>>;
}

/** What is answered: the file, or why there is none. */
export type ParquetWriterAnswer =
  | { readonly kind: 'encoded'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly message: string };

function answer(message: ParquetWriterAnswer): void {
  self.postMessage(message, { transfer: message.kind === 'encoded' ? [message.bytes.buffer] : [] });
}

let ready: ReturnType<typeof loadParquet> | null = null;

self.onmessage = async ({ data: { columns, encodings } }: MessageEvent<ParquetTable>) => {
  try {
    ready ??= loadParquet(compileParquet());
    const revived = columns.map(reviveColumn);
    answer({ kind: 'encoded', bytes: encodeColumns(await ready, revived, encodings) });
  } catch (error) {
    answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
