import { InputError } from '../input-error';
import type { Blocks } from './blocks';
import { checkUnpackedSize } from './unpacked-size';

function streamOf(
  blocks: Blocks,
  onError: (error: unknown) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await blocks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        onError(error);
        throw error;
      }
    },
    async cancel() {
      await blocks.return();
    },
  });
}

/**
 * Unpacks gzip.
 *
 * @param packed bytes of the packed file, for the bound on what it may unpack to
 * @throws InputError where it is damaged, cut off or too large
 */
export async function* gunzip(
  blocks: Blocks,
  file: string,
  kind: 'gzip' | 'ZIP',
  packed: () => number,
): Blocks {
  let sourceError: unknown;
  const noteError = (error: unknown) => {
    sourceError = error;
  };
  const stream = streamOf(blocks, noteError).pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  let size = 0;
  let isDone = false;
  try {
    while (!isDone) {
      const next = await reader.read().catch((cause: unknown) => {
        if (sourceError !== undefined) throw sourceError;
        throw new InputError(
          `cannot be unpacked: the ${kind} file is damaged or cut off; expected a whole ${kind} file`,
          { file, expected: `a whole ${kind} file`, cause },
        );
      });
      isDone = next.done;
      if (next.value) {
        size += next.value.length;
        checkUnpackedSize(size, packed(), file);
        yield next.value;
      }
    }
  } finally {
    if (!isDone) await reader.cancel().catch(() => undefined);
  }
}
