import { canonicalClassKey } from '@/lib/challenge/class-names';
import { teamKey } from '@/lib/challenge/team-key';
import type { Tags } from './tagged';

/** What the reader has picked; an absent or empty set picks everything. */
export interface FigureSelection {
  readonly classes?: ReadonlySet<string>;
  readonly teams?: ReadonlySet<string>;
  readonly bands?: ReadonlySet<string>;
  /** The band of a class, for marks that do not say. */
  bandOf?(name: string): string | null | undefined;
}

const spelled = new Map<string, string>();

/** `canonicalClassKey`, which is asked for each mark of each figure, worked out once a name. */
function classKey(name: string): string {
  const known = spelled.get(name);
  if (known !== undefined) return known;
  const key = canonicalClassKey(name);
  spelled.set(name, key);
  return key;
}

function keys(names: ReadonlySet<string> | undefined, key: (name: string) => string) {
  return new Set([...(names ?? [])].map(key));
}

/**
 * Tells what is picked. A class is picked by its name or by its band; a mark of a class and a team
 * needs both. A mark that stands for no class (or team, or band) is not asked for one. Null where
 * nothing is selected.
 */
export function picker(selection: FigureSelection | undefined): ((tags: Tags) => boolean) | null {
  const classes = keys(selection?.classes, classKey);
  const teams = keys(selection?.teams, teamKey);
  const bands = new Set(selection?.bands);
  if (classes.size + teams.size + bands.size === 0) return null;
  const picksClass = (name: string, band: string | null | undefined) => {
    if (classes.has(classKey(name))) return true;
    const own = band ?? selection?.bandOf?.(name);
    return typeof own === 'string' && bands.has(own);
  };
  return (tags) => {
    if (tags.team !== undefined && teams.size > 0 && !teams.has(teamKey(tags.team))) return false;
    if (tags.class !== undefined) {
      return classes.size + bands.size === 0 || picksClass(tags.class, tags.band);
    }
    return typeof tags.band !== 'string' || bands.size === 0 || bands.has(tags.band);
  };
}

/** Does the selection speak of what the tags stand for? Else they are picked by its silence. */
export function isAsked(tags: Tags, { classes, teams, bands }: FigureSelection): boolean {
  const has = (names: ReadonlySet<string> | undefined) => (names?.size ?? 0) > 0;
  if (tags.team !== undefined && has(teams)) return true;
  if (tags.class !== undefined) return has(classes) || has(bands);
  return typeof tags.band === 'string' && has(bands);
}
