import type { Submission } from '@/lib/scoring/fit';
import { type LabelsSource, type PredictionsSource, sameTeamTwice } from '@/lib/scoring/sources';
import { bestPlacement, type Placement, type Task } from '@/lib/scoring/task';
import { teamOf } from './names';
import type { EntryOf } from './task-maker';
import type { SourceEntry } from './types';

/** How a predictions file meets a task, or why it does not; null while that is being found out. */
export type Fit = Submission | Error | null;

/** Where a predictions file belongs. */
export type Place =
  /** No task is there that it may join. */
  | { readonly kind: 'none' }
  /** It is not known yet whether it fits a task. */
  | { readonly kind: 'pending' }
  | { readonly kind: 'misfit'; readonly error: Error }
  | ({ readonly kind: 'placed' } & Placement);

export interface PlacingRules {
  originOf(task: Task): SourceEntry['origin'] | undefined;
  fitOf(entry: EntryOf<PredictionsSource>, task: Task): Fit;
}

function placeOf(candidates: readonly Task[], fitOf: (task: Task) => Fit): Place {
  if (candidates.length === 0) return { kind: 'none' };
  const fits = candidates.map((task) => ({ task, submission: fitOf(task) }));
  if (fits.some(({ submission }) => submission === null)) return { kind: 'pending' };
  const isFit = (fit: { task: Task; submission: Fit }): fit is Placement =>
    !(fit.submission instanceof Error);
  const best = bestPlacement(fits.filter(isFit));
  if (best) return { kind: 'placed', ...best };
  return { kind: 'misfit', error: fits.at(-1)!.submission as Error };
}

/**
 * The place of each predictions file: the task that the user chose, else of those of its origin the
 * one it covers best. Of two files of one team in a task the first stays. The result depends only
 * on the entries and their order, not on when each was read.
 *
 * @param entries in the order in which they may claim their team's name
 */
export function placesOf(
  entries: readonly EntryOf<PredictionsSource>[],
  tasks: readonly Task[],
  { originOf, fitOf }: PlacingRules,
): ReadonlyMap<string, Place> {
  const taken = new Map<string, SourceEntry>();
  const places = new Map<string, Place>();
  for (const entry of entries) {
    const chosen = tasks.filter((task) => task.id === entry.choices.task);
    const near = tasks.filter((task) => originOf(task) === entry.origin);
    const place = placeOf(chosen.length > 0 ? chosen : near, (task) => fitOf(entry, task));
    places.set(entry.id, place);
    if (place.kind !== 'placed') continue;
    const team = teamOf(entry);
    const claim = JSON.stringify([place.task.id, team]);
    const other = taken.get(claim);
    if (other) {
      const error = sameTeamTwice(entry.file.name, team, place.task.name, other.file.name);
      places.set(entry.id, { kind: 'misfit', error });
    } else taken.set(claim, entry);
  }
  return places;
}

/** What is known of how files meet tasks, by the files as read: no worker is asked again. */
export class Fits {
  readonly #known = new WeakMap<PredictionsSource, WeakMap<LabelsSource, Fit>>();
  /** Forgets what is being found out. */
  #forgetPending: (() => void)[] = [];

  of(source: PredictionsSource, task: Task): Fit | undefined {
    return this.#known.get(source)?.get(task.source);
  }

  #of(source: PredictionsSource): WeakMap<LabelsSource, Fit> {
    const known = this.#known.get(source) ?? new WeakMap<LabelsSource, Fit>();
    this.#known.set(source, known);
    return known;
  }

  /** Notes that a fit is being found out. */
  begin(source: PredictionsSource, task: Task): void {
    const fits = this.#of(source).set(task.source, null);
    this.#forgetPending.push(() => fits.get(task.source) === null && fits.delete(task.source));
  }

  set(source: PredictionsSource, task: Task, fit: Submission | Error): void {
    this.#of(source).set(task.source, fit);
  }

  /** Forgets all that is being found out: it was cancelled. */
  cancel(): void {
    for (const forget of this.#forgetPending.splice(0)) forget();
  }
}
