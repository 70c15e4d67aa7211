import { FORMAT_TITLES, type FormatName } from '../formats';
import { InputError } from '../input-error';
import type { SourceFile } from '../types';
import { sniff } from './sniff';
import { checkUnpackedSize } from './unpacked-size';
import { packedEntry } from './unzip';

/** Bytes in the order of the file. */
export type Blocks = AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>;

/** What is in a file, unpacked where it is packed. */
export interface Content {
  readonly format: FormatName;
  readonly blocks: Blocks;
}

/** Bytes by which a file's format is known. */
const HEAD = 65_536;

async function* blocksOf(
  file: SourceFile,
  onBlock: (block: Uint8Array<ArrayBuffer>) => void,
  signal: AbortSignal | undefined,
): Blocks {
  const reader = file.stream().getReader();
  let isDone = false;
  try {
    while (!isDone) {
      signal?.throwIfAborted();
      const next = await reader.read();
      isDone = next.done;
      if (next.value) {
        onBlock(next.value);
        yield next.value;
      }
    }
  } finally {
    if (!isDone) await reader.cancel().catch(() => undefined);
  }
}

/** All the bytes of the blocks, in one array. */
export async function collect(blocks: Blocks): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const block of blocks) parts.push(block);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let start = 0;
  for (const part of parts) {
    bytes.set(part, start);
    start += part.length;
  }
  return bytes;
}

/** Takes the first bytes of the blocks, and gives the blocks back with them in front. */
async function peek(blocks: Blocks): Promise<{ head: Uint8Array<ArrayBuffer>; all: Blocks }> {
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
async function* gunzip(
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

async function* oneBlock(bytes: Uint8Array<ArrayBuffer>): Blocks {
  yield bytes;
}

/**
 * Opens a file and looks of which format it is, also gzipped or alone in a ZIP file.
 *
 * @param onBlock is given the bytes of the file as it is, in their order
 * @throws InputError where it holds anything else
 */
export async function openContent(
  file: SourceFile,
  onBlock: (block: Uint8Array<ArrayBuffer>) => void,
  signal: AbortSignal | undefined,
): Promise<Content> {
  let read = 0;
  const count = (block: Uint8Array<ArrayBuffer>) => {
    read += block.length;
    onBlock(block);
  };
  const { head, all } = await peek(blocksOf(file, count, signal));
  const format = sniff(head, file.name);
  if (format !== 'gzip' && format !== 'zip') return { format, blocks: all };
  let unpacked: Blocks;
  if (format === 'gzip') {
    unpacked = gunzip(all, file.name, 'gzip', () => Math.max(file.size, read));
  } else {
    const entry = packedEntry(await collect(all), file.name);
    unpacked = gunzip(oneBlock(entry), file.name, 'ZIP', () => entry.length);
  }
  const inner = await peek(unpacked);
  const innerFormat = sniff(inner.head, file.name);
  if (innerFormat === 'gzip' || innerFormat === 'zip') {
    const expected = `a ${FORMAT_TITLES} file, packed at most once`;
    throw new InputError(`is packed twice; expected ${expected}`, { file: file.name, expected });
  }
  return { format: innerFormat, blocks: inner.all };
}
