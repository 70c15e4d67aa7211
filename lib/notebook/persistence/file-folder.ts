/** Files stored in this browser, in a folder for each notebook, named by their hash. */
export interface FileFolder {
  /** Whether the browser can store files. */
  readonly isAvailable: boolean;
  /** Asks the browser not to clear the stored files when space runs short. */
  makeLasting(): Promise<void>;
  store(notebook: string, hash: string, content: ArrayBuffer): Promise<void>;
  /** Null where it is not stored. */
  read(notebook: string, hash: string): Promise<Blob | null>;
  /** Bytes by hash. */
  sizes(notebook: string): Promise<ReadonlyMap<string, number>>;
  remove(notebook: string, hash: string): Promise<void>;
  removeAll(notebook: string): Promise<void>;
}

/** Sum of the sizes of files, in bytes. */
export function totalSize(sizes: ReadonlyMap<string, number>): number {
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

const ROOT = 'notebooks';

const isMissing = (error: unknown) =>
  error instanceof DOMException && error.name === 'NotFoundError';

async function orNull<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function allFolders(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(ROOT, { create: true });
}

async function folderOf(notebook: string): Promise<FileSystemDirectoryHandle | null> {
  return orNull((await allFolders()).getDirectoryHandle(notebook));
}

function canWrite(): boolean {
  return (
    typeof navigator !== 'undefined' &&
    typeof navigator.storage?.getDirectory === 'function' &&
    typeof FileSystemFileHandle !== 'undefined' &&
    'createWritable' in FileSystemFileHandle.prototype
  );
}

/** Files in the origin's private file system. */
export function openFileFolder(): FileFolder {
  return {
    get isAvailable() {
      return canWrite();
    },
    async makeLasting() {
      await navigator.storage.persist?.().catch(() => false);
    },
    async store(notebook, hash, content) {
      const folder = await (await allFolders()).getDirectoryHandle(notebook, { create: true });
      const handle = await folder.getFileHandle(hash, { create: true });
      if ((await handle.getFile()).size === content.byteLength) return;
      const writable = await handle.createWritable();
      try {
        await writable.write(content);
        await writable.close();
      } catch (error) {
        await writable.abort().catch(() => {});
        await folder.removeEntry(hash).catch(() => {});
        throw error;
      }
    },
    async read(notebook, hash) {
      const folder = await folderOf(notebook);
      const handle = folder && (await orNull(folder.getFileHandle(hash)));
      return handle?.getFile() ?? null;
    },
    async sizes(notebook) {
      const sizes = new Map<string, number>();
      const folder = await folderOf(notebook);
      if (!folder) return sizes;
      for await (const handle of folder.values()) {
        if (handle.kind === 'file') {
          sizes.set(handle.name, (await (handle as FileSystemFileHandle).getFile()).size);
        }
      }
      return sizes;
    },
    async remove(notebook, hash) {
      const folder = await folderOf(notebook);
      if (folder) await orNull(folder.removeEntry(hash));
    },
    async removeAll(notebook) {
      if (!canWrite()) return;
      await orNull((await allFolders()).removeEntry(notebook, { recursive: true }));
    },
  };
}
