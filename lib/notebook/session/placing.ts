import type { Submission } from '@/lib/scoring/fit';
import { plainName, teamNames } from '@/lib/scoring/names';
import { type LabelsSource, type PredictionsSource, sameTeamTwice } from '@/lib/scoring/sources';
import { bestPlacement, type Placement, type Task } from '@/lib/scoring/task';
import { teamOf } from './names';
import type { EntryOf } from './task-maker';
import type { SourceEntry } from './types';

/** How well a predictions file fits a task, or why it does not; null while this is computed. */
export type Fit = Submission | Error | null;

/** Where a predictions file belongs. */
export type Place =
  /** There is no task that it may join. */
  | { readonly kind: 'none' }
  /** It is not known yet whether it fits a task. */
  | { readonly kind: 'pending' }
  | { readonly kind: 'misfit'; readonly error: Error }
  | ({ readonly kind: 'placed'; readonly team: string } & Placement);

export interface PlacingRules {
  originOf(task: Task): SourceEntry['origin'] | undefined;
  /** The tasks that a file may join. */
  candidates(entry: EntryOf<PredictionsSource>): readonly Task[];
  fitOf(entry: EntryOf<PredictionsSource>, task: Task): Fit;
}

function placeOf(candidates: readonly Task[], fitOf: (task: Task) => Fit): Place {
  if (candidates.length === 0) return { kind: 'none' };
  const fits = candidates.map((task) => ({ task, submission: fitOf(task) }));
  if (fits.some(({ submission }) => submission === null)) return { kind: 'pending' };
  const isFit = (fit: { task: Task; submission: Fit }): fit is Placement =>
    !(fit.submission instanceof Error);
  const best = bestPlacement(fits.filter(isFit));
  if (best) return { kind: 'placed', team: '', ...best };
  return { kind: 'misfit', error: fits.at(-1)!.submission as Error };
}

/**
 * The place of each predictions file: the task that the user chose, otherwise the task of its origin
 * that it covers best. Of two files of one team in a task, the first stays. The result depends only
 * on the entries and their order, not on when each was read.
 *
 * @param entries in the order in which they may claim their team's name
 */
export function placesOf(
  entries: readonly EntryOf<PredictionsSource>[],
  { originOf, candidates, fitOf }: PlacingRules,
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const entry of entries) {
    const open = candidates(entry);
    const chosen = open.filter((task) => task.id === entry.choices.task);
    const near = open.filter((task) => originOf(task) === entry.origin);
    const place = placeOf(chosen.length > 0 ? chosen : near, (task) => fitOf(entry, task));
    places.set(entry.id, place);
  }
  const placed = [...places.values()].flatMap((place) =>
    place.kind === 'placed' ? [place.task] : [],
  );
  for (const task of new Set(placed)) nameTeams(entries, task, places);
  return places;
}

/** Names the teams of a task. Of two files of one team the first stays. */
function nameTeams(
  entries: readonly EntryOf<PredictionsSource>[],
  task: Task,
  places: Map<string, Place>,
): void {
  const placed = entries.flatMap((entry) => {
    const place = places.get(entry.id);
    return place?.kind === 'placed' && place.task.id === task.id ? [{ entry, place }] : [];
  });
  const guessed = placed.filter(({ entry }) => !plainName(entry.choices.team ?? ''));
  const names = teamNames(guessed.map(({ entry }) => entry.file.name));
  const guess = new Map(guessed.map(({ entry }, i) => [entry.id, names[i]!]));
  const taken = new Map<string, SourceEntry>();
  for (const { entry, place } of placed) {
    const team = guess.get(entry.id) ?? teamOf(entry);
    const other = taken.get(team);
    if (other) {
      const error = sameTeamTwice(entry.file.name, team, task.name, other.file.name);
      places.set(entry.id, { kind: 'misfit', error });
      continue;
    }
    taken.set(team, entry);
    places.set(entry.id, { ...place, team });
  }
}

/** Remembers how well files fit tasks, so that workers compute each fit once. */
export class Fits {
  readonly #known = new WeakMap<PredictionsSource, WeakMap<LabelsSource, Fit>>();
  /** Forgets the fits that are being computed. */
  #forgetPending: (() => void)[] = [];

  of(source: PredictionsSource, task: Task): Fit | undefined {
    return this.#known.get(source)?.get(task.source);
  }

  #of(source: PredictionsSource): WeakMap<LabelsSource, Fit> {
    const known = this.#known.get(source) ?? new WeakMap<LabelsSource, Fit>();
    this.#known.set(source, known);
    return known;
  }

  /** Notes that a fit is being computed. */
  begin(source: PredictionsSource, task: Task): void {
    const fits = this.#of(source).set(task.source, null);
    this.#forgetPending.push(() => fits.get(task.source) === null && fits.delete(task.source));
  }

  set(source: PredictionsSource, task: Task, fit: Submission | Error): void {
    this.#of(source).set(task.source, fit);
  }

  /** Forgets all fits that are being computed: they were cancelled. */
  cancel(): void {
    for (const forget of this.#forgetPending.splice(0)) forget();
  }
}
