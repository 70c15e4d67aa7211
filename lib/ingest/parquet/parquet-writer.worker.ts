import init, * as parquet from 'parquet-wasm/esm';
import type { PlainColumn } from '../plain-column';
import { encodeParquet } from './encode-parquet';

/** What is asked is a list of columns; what is answered, the file or why there is none. */
export type ParquetWriterAnswer =
  | { readonly kind: 'encoded'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'failed'; readonly message: string };

function answer(message: ParquetWriterAnswer): void {
  self.postMessage(message, { transfer: message.kind === 'encoded' ? [message.bytes.buffer] : [] });
}

self.onmessage = async ({ data }: MessageEvent<readonly PlainColumn[]>) => {
  try {
    await init({
      module_or_path: new URL('parquet-wasm/esm/parquet_wasm_bg.wasm', import.meta.url),
    });
    answer({ kind: 'encoded', bytes: encodeParquet(parquet, data) });
  } catch (error) {
    answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
