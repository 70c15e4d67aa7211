import { showError } from '@/lib/notebook/notices';
import type { Keeper } from '@/lib/notebook/persistence/keeper';
import { isNotebookName } from '@/lib/notebook/persistence/saved';
import type { Workspace } from '@/lib/notebook/session/workspace';

/** Opens what the reader dropped or picked: notebooks as such, all else as data. */
export async function openDropped(
  keeper: Keeper,
  workspace: Workspace,
  files: readonly File[],
): Promise<void> {
  const isNotebook = (file: File) => isNotebookName(file.name);
  const data = files.filter((file) => !isNotebook(file));
  try {
    for (const file of files.filter(isNotebook)) {
      const { openNotebookFile } = await import('./open-notebook-file');
      await openNotebookFile(keeper, file);
    }
  } catch (error) {
    showError(error);
  }
  if (data.length === 0) return;
  const given = data.map((file) => {
    const choices = keeper.choicesFor(file.name);
    return choices ? { file, choices } : { file };
  });
  await workspace.add(given, 'own');
}
