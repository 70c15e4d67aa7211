import { readFileSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { InputError } from '@/lib/ingest/input-error';
import type { SourceFile } from '@/lib/ingest/types';

/** Bytes read at once. */
const BLOCK = 1 << 20;

function unreadable(file: string, cause: unknown): InputError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const why = code === 'ENOENT' ? 'there is no such file' : String(cause);
  return new InputError(`cannot be read: ${why}`, { file, expected: 'a file', cause });
}

function streamOf(path: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  let file: FileHandle | undefined;
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          file ??= await open(path);
          const { bytesRead, buffer } = await file.read(new Uint8Array(BLOCK), 0, BLOCK);
          if (bytesRead > 0) {
            controller.enqueue(buffer.subarray(0, bytesRead));
            return;
          }
        } catch (cause) {
          await file?.close();
          throw unreadable(path, cause);
        }
        await file.close();
        controller.close();
      },
      cancel: () => file?.close(),
    },
    { highWaterMark: 0 },
  );
}

/** In one call of the system: an asynchronous read takes one for each half megabyte, and waits. */
function readWhole(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/** A file on disk, under the name the user gave. Throws an `InputError` if there is none. */
export async function diskFile(path: string): Promise<SourceFile> {
  const { size, isFolder } = await stat(path).then(
    (entry) => ({ size: entry.size, isFolder: entry.isDirectory() }),
    (cause: unknown) => {
      throw unreadable(path, cause);
    },
  );
  if (isFolder) {
    throw new InputError('is a folder; expected a file', { file: path, expected: 'a file' });
  }
  return {
    name: path,
    size,
    async arrayBuffer() {
      const bytes = readWhole(path);
      // The bytes of a large file are a separate buffer.
      const { buffer, byteOffset, byteLength } = bytes;
      return byteLength === buffer.byteLength
        ? (buffer as ArrayBuffer)
        : (buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
    },
    stream: () => streamOf(path),
  };
}
