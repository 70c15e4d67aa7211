import { rename } from '../document/operations';
import { changeDocument } from '../document/store';
import type { FileFolder } from './file-folder';
import type { Keeper } from './keeper';
import { newNotebookId } from './new-id';
import type { KeptNotebook, Shelf } from './shelf';

/** The notebooks kept in this browser, beside the one looked at. */
export class NotebookList {
  readonly #keeper: Keeper;
  readonly #shelf: Shelf;
  readonly #folder: FileFolder;

  constructor(keeper: Keeper, shelf: Shelf, folder: FileFolder) {
    this.#keeper = keeper;
    this.#shelf = shelf;
    this.#folder = folder;
  }

  /** All of them, the one changed last first. */
  async all(): Promise<readonly KeptNotebook[]> {
    await this.#keeper.flush();
    return this.#shelf.list();
  }

  /** Gives one another name, be it the one looked at or not; all else of it stays. */
  async rename(kept: KeptNotebook, title: string): Promise<void> {
    if (title === kept.saved.title) return;
    if (kept.id === this.#keeper.state.id) {
      changeDocument((document) => rename(document, title));
      await this.#keeper.flush();
      return;
    }
    await this.#shelf.update(kept.id, (now) => ({ ...now, saved: { ...now.saved, title } }));
  }

  /** Puts a copy beside it; its files are asked for, not copied. */
  async duplicate({ id }: KeptNotebook): Promise<void> {
    await this.#keeper.flush();
    const kept = await this.#shelf.get(id);
    if (!kept) return;
    const now = Date.now();
    const title = `${kept.saved.title || 'Untitled notebook'} (copy)`.slice(0, 200);
    await this.#shelf.put({
      ...kept,
      id: newNotebookId(),
      created: now,
      changed: now,
      keepsFiles: false,
      saved: { ...kept.saved, title },
    });
  }

  /** Takes one out of this browser, with the files kept for it. */
  async remove({ id }: KeptNotebook): Promise<void> {
    await this.#shelf.remove(id);
    await this.#folder.removeAll(id);
  }
}
