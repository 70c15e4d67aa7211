import type { SourceFile } from '../types';

/** Bytes in the order of the file. */
export type Blocks = AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>;

/** Bytes by which a file's format is known. */
const HEAD = 65_536;

/** A file's bytes as it is, read block by block. */
export async function* blocksOf(file: SourceFile, signal: AbortSignal | undefined): Blocks {
  const reader = file.stream().getReader();
  let isDone = false;
  try {
    while (!isDone) {
      signal?.throwIfAborted();
      const next = await reader.read();
      isDone = next.done;
      if (next.value) yield next.value;
    }
  } finally {
    if (!isDone) await reader.cancel().catch(() => undefined);
  }
}

/** All the bytes of the blocks, in one array; where there is one block, the block itself. */
export async function collect(blocks: Blocks): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const block of blocks) parts.push(block);
  if (parts.length === 1) return parts[0]!;
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let start = 0;
  for (const part of parts) {
    bytes.set(part, start);
    start += part.length;
  }
  return bytes;
}

/** Takes the first bytes of the blocks, and gives the blocks back with them in front. */
export async function peek(
  blocks: Blocks,
): Promise<{ head: Uint8Array<ArrayBuffer>; all: Blocks }> {
  const first: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  while (length < HEAD) {
    const { done, value } = await blocks.next();
    if (done) break;
    first.push(value);
    length += value.length;
  }
  const whole = async function* (): Blocks {
    try {
      yield* first;
      yield* blocks;
    } finally {
      await blocks.return();
    }
  };
  const some = async function* (): Blocks {
    yield* first;
  };
  return { head: await collect(some()), all: whole() };
}

/** Bytes that are there as a whole. */
export async function* oneBlock(bytes: Uint8Array<ArrayBuffer>): Blocks {
  yield bytes;
}
