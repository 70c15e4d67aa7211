import type { PlainColumn } from '../plain-column';
import type { ParquetWriterAnswer } from './parquet-writer.worker';

/** Writes a Parquet file in the browser, on a thread that lives as long as this takes. */
export async function writeParquet(
  columns: readonly PlainColumn[],
): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./parquet-writer.worker.ts', import.meta.url), {
    type: 'module',
  });
  try {
    const answer = await new Promise<ParquetWriterAnswer>((resolve, reject) => {
      const die = (event: Event) =>
        reject(new Error(`the Parquet writer stopped: ${'message' in event ? event.message : ''}`));
      worker.addEventListener('message', ({ data }) => resolve(data));
      worker.addEventListener('error', die);
      worker.addEventListener('messageerror', die);
      worker.postMessage(columns);
    });
    if (answer.kind === 'failed') throw new Error(`cannot write Parquet: ${answer.message}`);
    return answer.bytes;
  } finally {
    worker.terminate();
  }
}
