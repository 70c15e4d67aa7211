import { rename } from '../document/operations';
import { changeDocument } from '../document/store';
import type { NotebookAutosave } from './autosave';
import type { FileFolder } from './file-folder';
import { type NotebookDatabase, newNotebookId, type StoredNotebook } from './notebook-database';

/** All notebooks saved in this browser, with the open one. */
export class NotebookList {
  readonly #autosave: NotebookAutosave;
  readonly #database: NotebookDatabase;
  readonly #folder: FileFolder;

  constructor(autosave: NotebookAutosave, database: NotebookDatabase, folder: FileFolder) {
    this.#autosave = autosave;
    this.#database = database;
    this.#folder = folder;
  }

  /** All notebooks, the most recently changed first. */
  async all(): Promise<readonly StoredNotebook[]> {
    await this.#autosave.flush();
    return this.#database.list();
  }

  /** Renames a notebook, open or not; nothing else of it changes. */
  async rename(stored: StoredNotebook, title: string): Promise<void> {
    if (title === stored.saved.title) return;
    if (stored.id === this.#autosave.state.id) {
      changeDocument((document) => rename(document, title));
      await this.#autosave.flush();
      return;
    }
    await this.#database.update(stored.id, (now) => ({ ...now, saved: { ...now.saved, title } }));
  }

  /** Saves a copy. Files stored with the original are not copied: the copy asks for them. */
  async duplicate({ id }: StoredNotebook): Promise<void> {
    await this.#autosave.flush();
    const stored = await this.#database.get(id);
    if (!stored) return;
    const now = Date.now();
    const title = `${stored.saved.title || 'Untitled notebook'} (copy)`.slice(0, 200);
    await this.#database.put({
      ...stored,
      id: newNotebookId(),
      created: now,
      changed: now,
      keepsFiles: false,
      saved: { ...stored.saved, title },
    });
  }

  /** Removes a notebook from this browser, with the files stored for it. */
  async remove({ id }: StoredNotebook): Promise<void> {
    await this.#database.remove(id);
    await this.#folder.removeAll(id);
  }
}
