import { initialDocument } from '@/lib/notebook/document/initial';
import { NotebookAutosave } from '@/lib/notebook/persistence/autosave';
import type {
  NotebookDatabase,
  StoredNotebook,
} from '@/lib/notebook/persistence/notebook-database';
import { NotebookList } from '@/lib/notebook/persistence/notebook-list';
import { BUILT_IN } from './documents';
import { sessionInNode } from './support';

export const start = initialDocument(BUILT_IN);

const noFolder = {
  isAvailable: false,
  makeLasting: () => Promise.resolve(),
  store: () => Promise.reject(new Error('no folder')),
  read: () => Promise.resolve(null),
  sizes: () => Promise.resolve(new Map<string, number>()),
  remove: () => Promise.resolve(),
  removeAll: () => Promise.resolve(),
};

/** A browser with several tabs: a database in memory, and locks that all tabs share. */
export function browser() {
  const notebooks = new Map<string, StoredNotebook>();
  const locks = new Map<string, () => void>();
  const database: NotebookDatabase = {
    get: async (id) => notebooks.get(id),
    put: async (notebook) => void notebooks.set(notebook.id, structuredClone(notebook)),
    update: async (id, change) => {
      const stored = notebooks.get(id);
      if (stored) notebooks.set(id, change(stored));
    },
    remove: async (id) => void notebooks.delete(id),
    list: async () => [...notebooks.values()].sort((a, b) => b.changed - a.changed),
  };
  const notices: string[] = [];
  const openTab = (over: Partial<NotebookDatabase> = {}) => {
    const autosave = new NotebookAutosave({
      session: sessionInNode(),
      database: { ...database, ...over },
      folder: noFolder,
      askForLock: async (id, { steal = false, onLost }) => {
        const lose = locks.get(id);
        const isGiven = steal || !lose;
        if (isGiven) locks.set(id, onLost);
        // Decided at once, answered later.
        for (let i = 0; i < 50; i++) await null;
        if (!isGiven) return null;
        lose?.();
        return { release: () => void (locks.get(id) === onLost && locks.delete(id)) };
      },
      complete: (document) => document,
      notify: (text) => notices.push(text),
    });
    return {
      autosave,
      list: new NotebookList(autosave, database, noFolder),
      end: autosave.follow(),
    };
  };
  return { notebooks, openTab, notices, locks };
}
