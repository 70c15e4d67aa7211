import { showError } from '@/lib/notebook/ephemeral';
import type { NotebookAutosave } from '@/lib/notebook/persistence/autosave';
import { isNotebookName } from '@/lib/notebook/persistence/saved';
import type { Workspace } from '@/lib/notebook/session/workspace';

/** Opens files of the user: notebooks as notebooks, all others as data. */
export async function openFiles(
  autosave: NotebookAutosave,
  workspace: Workspace,
  files: readonly File[],
): Promise<void> {
  const isNotebook = (file: File) => isNotebookName(file.name);
  const data = files.filter((file) => !isNotebook(file));
  try {
    for (const file of files.filter(isNotebook)) {
      const { openNotebookFile } = await import('./open-notebook-file');
      await openNotebookFile(autosave, file);
    }
  } catch (error) {
    showError(error);
  }
  if (data.length === 0) return;
  const given = data.map((file) => {
    const choices = autosave.choicesFor(file.name);
    return choices ? { file, choices } : { file };
  });
  await workspace.add(given, 'own');
}
