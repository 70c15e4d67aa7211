import init, * as parquet from 'parquet-wasm/esm';
import { decodeParquet } from '../parquet/decode-parquet';
import { reportTraffic } from '../traffic';
import { answerForError, type ParquetAnswer, type ParquetRequest } from './parquet-protocol';

reportTraffic();

const ready = init({
  module_or_path: new URL('parquet-wasm/esm/parquet_wasm_bg.wasm', import.meta.url),
});

function answer(message: ParquetAnswer): void {
  const transfer = message.kind === 'decoded' ? [message.ipc.buffer] : [];
  self.postMessage(message, { transfer });
}

self.onmessage = async ({ data }: MessageEvent<ParquetRequest>) => {
  try {
    await ready;
    const { bytes, file, memory } = data;
    answer({ kind: 'decoded', ipc: await decodeParquet(parquet, bytes, file, memory) });
  } catch (error) {
    answer(answerForError(error));
  }
};
