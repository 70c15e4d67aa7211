import { createStore } from 'zustand/vanilla';
import type { Band } from '@/lib/challenge/bands';
import { canonicalClassKey } from '@/lib/challenge/class-names';
import { teamKey } from '@/lib/challenge/team-key';

/** What the reader has picked, over the whole notebook; an empty list picks everything. */
export interface Selection {
  readonly classes: readonly string[];
  readonly teams: readonly string[];
  readonly bands: readonly Band[];
}

export const NOTHING_SELECTED: Selection = { classes: [], teams: [], bands: [] };

export const selectionStore = createStore<Selection>(() => NOTHING_SELECTED);

export function changeSelection(change: Partial<Selection>): void {
  selectionStore.setState(change);
}

/** Names are the same where their keys are: files and tables spell classes and teams differently. */
const KEYS = {
  classes: canonicalClassKey,
  teams: teamKey,
  bands: (band: string) => band,
} as const satisfies Record<keyof Selection, (name: string) => string>;

/** Kinds of names of which a cell may show one. */
export type NameKind = 'classes' | 'teams';

/** Do two names mean the same class, team or band? */
export function sameName(kind: keyof Selection, one: string, other: string): boolean {
  return KEYS[kind](one) === KEYS[kind](other);
}

const KINDS = ['classes', 'teams', 'bands'] as const;

/** Makes a selection of a list for each kind. */
function byKind(
  make: <T extends string>(
    kind: keyof Selection,
    names: (selection: Selection) => readonly T[],
  ) => T[],
): Selection {
  return {
    classes: make('classes', ({ classes }) => classes),
    teams: make('teams', ({ teams }) => teams),
    bands: make('bands', ({ bands }) => bands),
  };
}

export function isNothing(selection: Selection): boolean {
  return KINDS.every((kind) => selection[kind].length === 0);
}

function holds(selection: Selection, kind: keyof Selection, name: string): boolean {
  return selection[kind].some((other) => sameName(kind, other, name));
}

/** Is all of the part in the whole? */
export function includes(whole: Selection, part: Selection): boolean {
  return KINDS.every((kind) => part[kind].every((name) => holds(whole, kind, name)));
}

export function isSame(one: Selection, other: Selection): boolean {
  return includes(one, other) && includes(other, one);
}

/** All that either holds, in the spelling that was there first. */
export function union(one: Selection, other: Selection): Selection {
  return byKind((kind, names) => [
    ...names(one),
    ...names(other).filter((name) => !holds(one, kind, name)),
  ]);
}

export function without(selection: Selection, part: Selection): Selection {
  return byKind((kind, names) => names(selection).filter((name) => !holds(part, kind, name)));
}

/**
 * What is selected once the reader has clicked what stands for `target`: it alone, or nothing where
 * it was alone before; when adding, what was selected with it, or without it where it was all there.
 */
export function afterPick(before: Selection, target: Selection, add: boolean): Selection {
  if (isNothing(target)) return before;
  if (add) return includes(before, target) ? without(before, target) : union(before, target);
  return isSame(before, target) ? NOTHING_SELECTED : target;
}
