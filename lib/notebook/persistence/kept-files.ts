import type { Workspace } from '../session/workspace';
import type { FileFolder } from './file-folder';
import { ownFiles } from './remembered';
import type { RememberedFile } from './saved';

/** Brings the kept files of a notebook in line with those loaded. Resolves to their bytes. */
export async function keepLoadedFiles(
  folder: FileFolder,
  notebook: string,
  workspace: Workspace,
  remembered: readonly RememberedFile[],
): Promise<number> {
  const wanted = new Set(remembered.map(({ hash }) => hash));
  const kept = new Map(await folder.sizes(notebook));
  for (const hash of kept.keys()) {
    if (wanted.has(hash)) continue;
    await folder.remove(notebook, hash);
    kept.delete(hash);
  }
  for (const { loaded, file } of ownFiles(workspace.state.sources)) {
    if (!loaded || kept.has(loaded.hash)) continue;
    const content = await file.arrayBuffer();
    await folder.keep(notebook, loaded.hash, content);
    kept.set(loaded.hash, content.byteLength);
  }
  return [...kept.values()].reduce((sum, size) => sum + size, 0);
}

/** Opens the kept files of a notebook with their choices. Resolves to their hashes. */
export async function openKeptFiles(
  folder: FileFolder,
  notebook: string,
  workspace: Workspace,
  remembered: readonly RememberedFile[],
): Promise<readonly string[]> {
  const found: { file: File; remembered: RememberedFile }[] = [];
  for (const file of remembered) {
    const blob = await folder.read(notebook, file.hash);
    if (blob) found.push({ file: new File([blob], file.name), remembered: file });
  }
  const loaded = new Set(ownFiles(workspace.state.sources).map((entry) => entry.loaded?.hash));
  const fresh = found.filter(({ remembered: { hash } }) => !loaded.has(hash));
  // Not waited for: reading shows its own progress.
  void workspace.add(
    fresh.map(({ file, remembered: { choices } }) => ({ file, choices })),
    'own',
  );
  return fresh.map(({ remembered: { hash } }) => hash);
}
