import { changeSettings, changeUncertainty } from '@/lib/notebook/document/store';
import { runsQueries } from '@/lib/notebook/document/user-cells';
import type { NotebookAutosave } from '@/lib/notebook/persistence/autosave';
import { leaveLink } from '@/lib/notebook/persistence/open-page';
import { readNotebook } from '@/lib/notebook/persistence/read-notebook';
import { documentOf } from '@/lib/notebook/persistence/saved';
import type { StoredPart } from '@/lib/notebook/session/stored';

/**
 * Opens the notebook of a results file; of one without, takes over the settings that its results
 * were computed with.
 *
 * @throws InputError where the notebook cannot be used
 */
export async function openResultsNotebook(
  autosave: NotebookAutosave,
  { container, results, task }: StoredPart,
): Promise<void> {
  if (results.notebook === null) {
    changeSettings(results.settings);
    const { resampling } = task;
    if (resampling) changeUncertainty({ seed: resampling.seed, replicates: resampling.asked });
    return;
  }
  const saved = readNotebook(JSON.stringify(results.notebook), container.name);
  const document = documentOf(saved);
  leaveLink();
  await autosave.open(document, { untrusted: runsQueries(document), files: saved.files });
  await autosave.saveNow();
}
