import { InputError } from '../input-error';
import { checkUnpackedSize } from './unpacked-size';

/**
 * Unpacks a gzip file. Throws an `InputError` where it is damaged, cut off or too large.
 *
 * @param kind what to call the file that the bytes are from
 */
export async function gunzip(
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  signal?: AbortSignal,
  kind: 'gzip' | 'ZIP' = 'gzip',
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      signal?.throwIfAborted();
      parts.push(value);
      size += value.length;
      checkUnpackedSize(size, bytes.length, file);
    }
  } catch (cause) {
    await reader.cancel().catch(() => undefined);
    if (signal?.aborted || cause instanceof InputError) throw cause;
    throw new InputError(
      `cannot be unpacked: the ${kind} file is damaged or cut off; expected a whole ${kind} file`,
      { file, expected: `a whole ${kind} file`, cause },
    );
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
