import type { Database } from '@/lib/engine';
import { InputError } from '@/lib/engine/input-error';
import { sameTeamTwice } from '@/lib/engine/intake/conflicts';
import type { PredictionsSource } from '@/lib/engine/intake/source';
import type { Submission } from '@/lib/engine/intake/submission';
import type { Task } from '@/lib/engine/intake/task';
import { intake } from './intake';
import { teamOf } from './names';
import type { SourceEntry } from './types';

export type EntryOf<S> = SourceEntry & { source: S };

/** The files read as what a role says. */
export function withRole<S>(entries: readonly SourceEntry[], role: string): EntryOf<S>[] {
  return entries.filter((entry): entry is EntryOf<S> => entry.source?.role === role);
}

export function predictionEntries(entries: readonly SourceEntry[]): EntryOf<PredictionsSource>[] {
  return withRole<PredictionsSource>(entries, 'predictions');
}

/** Sets predictions against tasks, remembering each pair: aligning is asked for again and again. */
export class Joiner {
  readonly #fits = new Map<string, Promise<Submission>>();

  #fit(
    db: Database,
    entry: EntryOf<PredictionsSource>,
    task: Task,
    taskEntry: SourceEntry,
  ): Promise<Submission> {
    const key = `${entry.id}/${entry.version} ${taskEntry.id}/${taskEntry.version}`;
    const known = this.#fits.get(key);
    if (known) return known;
    const fit = intake().then((work) => work.makeSubmission(db, task, entry.source));
    this.#fits.set(key, fit);
    fit.catch((error: unknown) => {
      if (!(error instanceof InputError)) this.#fits.delete(key);
    });
    return fit;
  }

  /** The task an entry joins: the one the reader chose, else the one it covers best. */
  async join(
    db: Database,
    entry: EntryOf<PredictionsSource>,
    tasks: readonly Task[],
    entries: readonly SourceEntry[],
  ): Promise<{ task: Task; submission: Submission }> {
    const byId = new Map(entries.map((other) => [other.id, other]));
    const chosen = tasks.filter((task) => task.id === entry.choices.task);
    const near = tasks.filter((task) => byId.get(task.id)?.origin === entry.origin);
    const { joinTask } = await intake();
    return joinTask(chosen.length > 0 ? chosen : near, (task) =>
      this.#fit(db, entry, task, byId.get(task.id)!),
    );
  }

  forget(id: string): void {
    for (const key of this.#fits.keys()) {
      if (key.startsWith(`${id}/`) || key.includes(` ${id}/`)) this.#fits.delete(key);
    }
  }
}

/** Throws where another file already stands for the team in the task. */
export function checkTeam(entry: SourceEntry, task: Task, entries: readonly SourceEntry[]): void {
  const other = entries.find(
    (e) => e.id !== entry.id && e.joined?.task === task.id && teamOf(e) === teamOf(entry),
  );
  if (!other) return;
  throw sameTeamTwice(entry.file.name, teamOf(entry), task.name, other.file.name);
}
