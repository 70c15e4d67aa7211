import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { SavedNotebook } from './saved';

/** A notebook as this browser keeps it. */
export interface KeptNotebook {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly changed: number;
  /** Whether its queries still wait for the reader. */
  readonly held: boolean;
  /** Whether the reader wants its files kept too. */
  readonly keepsFiles: boolean;
  readonly saved: SavedNotebook;
}

/** Where notebooks are kept. */
export interface Shelf {
  get(id: string): Promise<KeptNotebook | undefined>;
  put(notebook: KeptNotebook): Promise<void>;
  /** Changes one as it stands now; nothing where there is none. No other tab comes between. */
  update(id: string, change: (notebook: KeptNotebook) => KeptNotebook): Promise<void>;
  remove(id: string): Promise<void>;
  /** All of them, the one changed last first. */
  list(): Promise<KeptNotebook[]>;
}

interface Schema extends DBSchema {
  notebooks: { key: string; value: KeptNotebook };
}

/** Notebooks in IndexedDB. Every promise rejects where the browser refuses it. */
export function openShelf(): Shelf {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const database = () => {
    opened ??= openDB<Schema>('longtail-notebook', 1, {
      upgrade: (db) => void db.createObjectStore('notebooks', { keyPath: 'id' }),
      // Another tab with a newer version waits for this one to let go.
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
      const kept = await store.get(id);
      await Promise.all([kept && store.put(change(kept)), done]);
    },
    remove: async (id) => (await database()).delete('notebooks', id),
    list: async () => {
      const all = await (await database()).getAll('notebooks');
      return all.sort((a, b) => b.changed - a.changed);
    },
  };
}
