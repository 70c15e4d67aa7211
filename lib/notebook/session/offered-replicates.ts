import { InputError } from '@/lib/ingest/input-error';
import type { FileReader } from '@/lib/ingest/types';
import { readResults } from '@/lib/results/read';
import type { StoredSubmission, StoredTask } from '@/lib/results/types';
import { offeredFor } from './built-in';
import type { SessionStore } from './store';
import { storedRuns } from './stored';
import type { SourceEntry } from './types';

/** A task's results with the replicates that another file has of them. */
function withReplicates(task: StoredTask, found: StoredTask | undefined, file: string): StoredTask {
  const teams = new Map(found?.submissions.map((own) => [own.team, own.replicates]));
  const isSame =
    found?.resampling &&
    found.labels === task.labels &&
    task.submissions.every(({ team }) => teams.get(team));
  if (!isSame) {
    const expected = `replicates of ${task.name} for the same labels and teams`;
    throw new InputError(`holds no replicates of these results; expected ${expected}`, {
      file,
      expected,
    });
  }
  const submissions = task.submissions.map(
    (own): StoredSubmission => ({ ...own, replicates: teams.get(own.team)! }),
  );
  return { ...task, resampling: found.resampling, submissions };
}

/** Fetches the replicates that are offered for a task, and puts them beside its results. */
export async function fetchReplicates(
  store: SessionStore,
  reader: FileReader,
  taskId: string,
): Promise<void> {
  const offer = offeredFor(store.state, taskId);
  const before = store.entry(taskId)?.stored;
  if (!offer || !before) return;
  const { file } = offer;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { tasks } = await readResults(bytes, file.name, reader);
  const found = tasks.find(({ name }) => name === before.task.name);
  const task = withReplicates(before.task, found, file.name);
  const sources = store.state.sources.map((entry): SourceEntry => {
    const { stored } = entry;
    if (stored?.task !== before.task) return entry;
    const team = stored.submission?.team;
    const submission = task.submissions.find((own) => own.team === team) ?? null;
    return { ...entry, stored: { ...stored, task, submission } };
  });
  const runs = storedRuns(sources.filter(({ id }) => id === taskId));
  store.set({ sources, runs: new Map([...store.state.runs, ...runs]) });
}
