import { InputError } from '@/lib/engine/input-error';
import { asksToRun } from '@/lib/notebook/keeping/asks-to-run';
import type { Keeper } from '@/lib/notebook/keeping/keeper';
import { LONGEST, readNotebook } from '@/lib/notebook/keeping/read-notebook';
import { documentOf, FILE_END } from '@/lib/notebook/keeping/saved';
import { leaveLink } from '@/lib/notebook/keeping/session';
import type { Workspace } from '@/lib/notebook/workspace/workspace';

async function openNotebookFile(keeper: Keeper, file: File): Promise<void> {
  // No letter takes more than four bytes: what is longer need not be read.
  if (file.size > 4 * LONGEST) {
    throw new InputError(
      `is ${(file.size / 1e6).toFixed(1)} MB; expected at most ${LONGEST / 1e6} MB, as a notebook holds no data`,
      { file: file.name },
    );
  }
  const saved = readNotebook(await file.text(), file.name);
  const document = documentOf(saved);
  leaveLink();
  await keeper.open(document, { held: asksToRun(document), files: saved.files });
  await keeper.keepNow();
}

/** Opens what the reader dropped or picked: notebooks as such, all else as data. */
export async function openDropped(
  keeper: Keeper,
  workspace: Workspace,
  files: readonly File[],
): Promise<void> {
  const isNotebook = (file: File) => file.name.toLowerCase().endsWith(FILE_END);
  const data = files.filter((file) => !isNotebook(file));
  try {
    for (const file of files.filter(isNotebook)) await openNotebookFile(keeper, file);
  } catch (error) {
    workspace.report(error);
  }
  if (data.length === 0) return;
  const given = data.map((file) => {
    const choices = keeper.choicesFor(file.name);
    return choices ? { file, choices } : { file };
  });
  await workspace.add(given, 'own');
}
