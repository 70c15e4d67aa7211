import { type DBSchema, openDB } from 'idb';

interface Schema extends DBSchema {
  folders: { key: string; value: FileSystemDirectoryHandle };
}

const LAST = 'last';

const open = () =>
  openDB<Schema>('longtail-pictures', 1, {
    upgrade: (database) => void database.createObjectStore('folders'),
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });

/** A directory handle where the browser asks the reader for each page that wants to read it. */
export type AskedHandle = FileSystemDirectoryHandle & {
  queryPermission?(options: { mode: 'read' }): Promise<PermissionState>;
  requestPermission?(options: { mode: 'read' }): Promise<PermissionState>;
};

/** Remembers the folder, so that it can be opened again after a reload. */
export async function rememberFolder(handle: FileSystemDirectoryHandle): Promise<void> {
  const database = await open();
  await database.put('folders', handle, LAST);
  database.close();
}

/** The folder that was opened last; null where the browser remembers none. */
export async function rememberedFolder(): Promise<AskedHandle | null> {
  const database = await open();
  const handle = await database.get('folders', LAST);
  database.close();
  return handle ?? null;
}

export async function forgetFolder(): Promise<void> {
  const database = await open();
  await database.delete('folders', LAST);
  database.close();
}
