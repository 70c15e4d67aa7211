import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { SavedNotebook } from './saved';

/** A notebook saved in this browser. Names of fields must stay: databases of earlier versions have them. */
export interface StoredNotebook {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly changed: number;
  /** Whether it is untrusted: its queries still wait for the reader's consent. */
  readonly held: boolean;
  /** Whether the reader wants its files stored too. */
  readonly keepsFiles: boolean;
  readonly saved: SavedNotebook;
}

/** The notebooks saved in this browser. */
export interface NotebookDatabase {
  get(id: string): Promise<StoredNotebook | undefined>;
  put(notebook: StoredNotebook): Promise<void>;
  /** Changes the stored notebook in one transaction; does nothing where there is none. */
  update(id: string, change: (notebook: StoredNotebook) => StoredNotebook): Promise<void>;
  remove(id: string): Promise<void>;
  /** All notebooks, the most recently changed first. */
  list(): Promise<StoredNotebook[]>;
}

interface Schema extends DBSchema {
  notebooks: { key: string; value: StoredNotebook };
}

/** Notebooks in IndexedDB. Every promise rejects where the browser refuses it. */
export function openNotebookDatabase(): NotebookDatabase {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const database = () => {
    opened ??= openDB<Schema>('longtail-notebook', 1, {
      upgrade: (db) => void db.createObjectStore('notebooks', { keyPath: 'id' }),
      // Another tab with a newer version waits until this one closes its connection.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      terminated: () => {
        opened = null;
      },
    }).catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };
  return {
    get: async (id) => (await database()).get('notebooks', id),
    put: async (notebook) => void (await (await database()).put('notebooks', notebook)),
    update: async (id, change) => {
      const { store, done } = (await database()).transaction('notebooks', 'readwrite');
      const stored = await store.get(id);
      await Promise.all([stored && store.put(change(stored)), done]);
    },
    remove: async (id) => (await database()).delete('notebooks', id),
    list: async () => {
      const all = await (await database()).getAll('notebooks');
      return all.sort((a, b) => b.changed - a.changed);
    },
  };
}

/** A random id for a notebook; works in insecure contexts too. */
export function newNotebookId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether an error comes from the browser's storage. */
export const isStorageError = (error: unknown) => error instanceof DOMException;

const isFull = (error: unknown) =>
  error instanceof DOMException && error.name === 'QuotaExceededError';

/** Why the browser does not save the notebook, and what to do. */
export function storageErrorText(error: unknown): string {
  const todo = 'It stays as long as this page is open. Save it as a file to keep it.';
  if (isFull(error)) return `This browser has no room left to save the notebook. ${todo}`;
  const why = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
  return `This browser does not allow notebooks to be saved (${why}). ${todo}`;
}

/** Why the browser does not store the files. */
export function fileStorageErrorText(error: unknown): string {
  if (isFull(error)) return 'The files cannot be stored in this browser: it has no room for them.';
  const why = error instanceof Error ? error.message : String(error);
  return `The files cannot be stored in this browser: ${why}`;
}
