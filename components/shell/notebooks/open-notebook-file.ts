import { InputError } from '@/lib/engine/input-error';
import { asksToRun } from '@/lib/notebook/persistence/asks-to-run';
import type { Keeper } from '@/lib/notebook/persistence/keeper';
import { LONGEST, readNotebook } from '@/lib/notebook/persistence/read-notebook';
import { documentOf } from '@/lib/notebook/persistence/saved';
import { leaveLink } from '@/lib/notebook/persistence/session';

/** Opens a notebook from its file, and keeps it. */
export async function openNotebookFile(keeper: Keeper, file: File): Promise<void> {
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
