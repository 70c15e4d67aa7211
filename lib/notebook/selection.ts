import type { Band } from '@/lib/challenge/bands';
import { canonicalClassKey } from '@/lib/challenge/class-names';
import { teamKey } from '@/lib/challenge/team-key';
import type { FigureSelection } from '@/lib/plots/core/selection';
import type { Tags } from '@/lib/plots/core/tagged';

/** What is selected in the whole notebook. A kind with an empty list is not restricted. */
export interface Selection {
  readonly classes: readonly string[];
  readonly teams: readonly string[];
  readonly bands: readonly Band[];
}

export const NOTHING_SELECTED: Selection = { classes: [], teams: [], bands: [] };

/** Names with equal keys are the same: files and tables spell classes and teams differently. */
const KEYS = {
  classes: canonicalClassKey,
  teams: teamKey,
  bands: (band: string) => band,
} as const satisfies Record<keyof Selection, (name: string) => string>;

/** Kinds of names that a cell may show one of. */
export type NameKind = 'classes' | 'teams';

/** Whether two names mean the same class, team or band. */
export function sameName(kind: keyof Selection, one: string, other: string): boolean {
  return KEYS[kind](one) === KEYS[kind](other);
}

const KINDS = ['classes', 'teams', 'bands'] as const;

/** A selection from a list for each kind. */
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

/** Whether `whole` includes all of `part`. */
export function includes(whole: Selection, part: Selection): boolean {
  return KINDS.every((kind) => part[kind].every((name) => holds(whole, kind, name)));
}

export function isSame(one: Selection, other: Selection): boolean {
  return includes(one, other) && includes(other, one);
}

/** All names of both selections, in the spelling of the first. */
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
 * The selection after a click on `target`: the target alone, or nothing if it was selected alone
 * before. When adding, the target is added, or removed if all of it was selected.
 */
export function afterPick(before: Selection, target: Selection, add: boolean): Selection {
  if (isNothing(target)) return before;
  if (add) return includes(before, target) ? without(before, target) : union(before, target);
  return isSame(before, target) ? NOTHING_SELECTED : target;
}

const asBands = (names: readonly (string | null | undefined)[]): Band[] =>
  names.filter((name) => typeof name === 'string');

/** The selection of one mark or row. The band of a class does not count, only a whole band. */
export function selectionOf(tags: Tags): Selection {
  return {
    classes: tags.class === undefined ? [] : [tags.class],
    teams: tags.team === undefined ? [] : [tags.team],
    bands: tags.class === undefined ? asBands([tags.band]) : [],
  };
}

function named(all: readonly Tags[], name: (tags: Tags) => string | null | undefined): string[] {
  return [...new Set(all.map(name).filter((value) => typeof value === 'string'))];
}

/**
 * The selection of the marks within a brush. A kind (class, team, band) is left out if the brush
 * covers all of its names in the figure.
 */
export function selectionWithin(inside: readonly Tags[], all: readonly Tags[]): Selection {
  const part = (name: (tags: Tags) => string | null | undefined) => {
    const names = named(inside, name);
    return names.length === named(all, name).length ? [] : names;
  };
  return {
    classes: part((tags) => tags.class),
    teams: part((tags) => tags.team),
    bands: asBands(part((tags) => (tags.class === undefined ? tags.band : undefined))),
  };
}

/** A selection in the form that figures read. */
export function figureSelection(
  { classes, teams, bands }: Selection,
  bandOf: FigureSelection['bandOf'],
): FigureSelection {
  return { classes: new Set(classes), teams: new Set(teams), bands: new Set(bands), bandOf };
}
