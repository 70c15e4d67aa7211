import { readFile, stat } from 'node:fs/promises';
import { InputError, type SourceFile } from '@/lib/engine';

function unreadable(file: string, cause: unknown): InputError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const why = code === 'ENOENT' ? 'there is no such file' : String(cause);
  return new InputError(`cannot be read: ${why}`, { file, expected: 'a file', cause });
}

/** A file on disk, under the name it is given by. Throws an `InputError` where there is none. */
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
      const bytes = await readFile(path).catch((cause: unknown) => {
        throw unreadable(path, cause);
      });
      return new Uint8Array(bytes).buffer;
    },
  };
}
