import { InputError } from '@/lib/ingest/input-error';
import { runsQueries } from '@/lib/notebook/document/user-cells';
import type { NotebookAutosave } from '@/lib/notebook/persistence/autosave';
import { leaveLink } from '@/lib/notebook/persistence/open-page';
import { LONGEST, readNotebook } from '@/lib/notebook/persistence/read-notebook';
import { documentOf } from '@/lib/notebook/persistence/saved';

/** Opens a notebook file and saves it in this browser. */
export async function openNotebookFile(autosave: NotebookAutosave, file: File): Promise<void> {
  // A character has at most four bytes, so a larger file is too long.
  if (file.size > 4 * LONGEST) {
    throw new InputError(
      `is ${(file.size / 1e6).toFixed(1)} MB; expected at most ${LONGEST / 1e6} MB, as a notebook holds no data`,
      { file: file.name },
    );
  }
  const saved = readNotebook(await file.text(), file.name);
  const document = documentOf(saved);
  leaveLink();
  await autosave.open(document, { untrusted: runsQueries(document), files: saved.files });
  await autosave.saveNow();
}
