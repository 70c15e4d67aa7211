import { rename } from '../document/operations';
import { changeDocument } from '../document/store';
import type { FileFolder } from './file-folder';
import type { Keeper } from './keeper';
import { newNotebookId } from './new-id';
import type { KeptNotebook } from './shelf';

/** Gives a kept notebook another name, be it the one looked at or not. */
export async function renameKept(keeper: Keeper, kept: KeptNotebook, title: string): Promise<void> {
  if (kept.id === keeper.state.id) {
    changeDocument((document) => rename(document, title));
    await keeper.flush();
    return;
  }
  await keeper.shelf.put({ ...kept, saved: { ...kept.saved, title } });
}

/** Puts a copy beside a kept notebook; its files are asked for, not copied. */
export async function duplicateKept(keeper: Keeper, kept: KeptNotebook): Promise<void> {
  const now = Date.now();
  const title = `${kept.saved.title || 'Untitled notebook'} (copy)`.slice(0, 200);
  await keeper.shelf.put({
    ...kept,
    id: newNotebookId(),
    created: now,
    changed: now,
    keepsFiles: false,
    saved: { ...kept.saved, title },
  });
}

/** Takes a notebook out of this browser, with the files kept for it. */
export async function removeKept(
  keeper: Keeper,
  folder: FileFolder,
  kept: KeptNotebook,
): Promise<void> {
  await keeper.shelf.remove(kept.id);
  await folder.removeAll(kept.id);
}
