import { BANDS, type Band } from '@/lib/challenge/bands';
import type { FigureSelection } from '@/lib/plots/picker';
import type { Tags } from '@/lib/plots/tagged';
import type { Selection } from './selection';

const asBands = (names: readonly (string | null | undefined)[]): Band[] =>
  BANDS.filter((band) => names.includes(band));

/** What a mark or row stands for; the band of a class is not meant, only that of a whole band. */
export function standsFor(tags: Tags): Selection {
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
 * The classes, teams and bands of the marks a brush holds. Where it holds all that the figure has of
 * a kind, it says nothing about that kind.
 */
export function heldBy(held: readonly Tags[], all: readonly Tags[]): Selection {
  const part = (name: (tags: Tags) => string | null | undefined) => {
    const names = named(held, name);
    return names.length === named(all, name).length ? [] : names;
  };
  return {
    classes: part((tags) => tags.class),
    teams: part((tags) => tags.team),
    bands: asBands(part((tags) => (tags.class === undefined ? tags.band : undefined))),
  };
}

/** A selection as figures read it. */
export function forFigures(
  { classes, teams, bands }: Selection,
  bandOf: FigureSelection['bandOf'],
): FigureSelection {
  return { classes: new Set(classes), teams: new Set(teams), bands: new Set(bands), bandOf };
}
