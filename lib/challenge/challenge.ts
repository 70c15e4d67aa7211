import { TEAM_STATISTICS, type TeamStatisticName } from '@/lib/metrics';
import { type Bands, type ClassGroup, DEFAULT_BANDS, type PrevalenceBand } from './bands';
import { canonicalClassKey } from './class-names';
import type { StatedMeanings } from './label-meaning';
import type { DeclaredTables } from './published/declared';

/** Singular and plural of a noun. */
export interface Noun {
  readonly one: string;
  readonly many: string;
}

/** A statistic of teams by which they are ranked. */
export interface RankedBy {
  /** Column of `team_metrics`. */
  readonly metric: string;
  /** Which values are better. */
  readonly direction: 'higher' | 'lower';
}

export interface Ranking extends RankedBy {
  /** What decides between teams equal in `metric`, in this order. */
  readonly ties: readonly RankedBy[];
  /**
   * `rank` where submissions that score fewer images or classes are ranked with the others: the
   * reader's choice, never a challenge's.
   */
  readonly incomplete?: 'rank';
}

export interface ChallengeClass {
  readonly name: string;
  /** Other spellings of the class. Case, `_` and `-` never matter. */
  readonly aliases?: readonly string[];
  readonly group?: string;
  /** Share of positive items in training, 0 to 1; synthetic files are made with it. */
  readonly prevalence?: number;
  /** Name of the class that every positive of this class has too. */
  readonly parent?: string;
}

export interface ChallengeTask {
  readonly name: string;
  /** Names of its classes; all classes of the challenge if absent. */
  readonly classes?: readonly string[];
  /** Size of the test set. */
  readonly items?: number;
}

/** Columns of its files that are no classes. */
export interface ChallengeColumns {
  /** Most trusted first. */
  readonly id?: readonly string[];
  readonly patient?: readonly string[];
  readonly attributes?: readonly string[];
  /** Their cells list the classes of an item; a class listed is positive, whatever its value. */
  readonly lists?: readonly string[];
}

/** Everything the notebook knows of a challenge. README.md describes the file. */
export interface Challenge {
  readonly name: string;
  readonly citation?: string;
  readonly address?: string;
  /** What was asked, in a sentence or two. */
  readonly summary?: string;
  /** What to say about the data: who may hold it, what is synthetic. */
  readonly note?: string;
  /** What one row of a file is: an image, an exam, a track. */
  readonly item?: Noun;
  /** What a class is called: a finding, a statement. */
  readonly label?: Noun;
  readonly classes: readonly ChallengeClass[];
  readonly tasks?: readonly ChallengeTask[];
  readonly bands?: readonly PrevalenceBand[];
  readonly ranking?: Ranking;
  /** A class is called positive where its score is above this. */
  readonly threshold?: number;
  /** What blank, -1, 0 and words mean as labels; what is left out has its default. */
  readonly meanings?: StatedMeanings;
  readonly columns?: ChallengeColumns;
  /** Folder of its published tables, beside the description; for built-in ones. */
  readonly published?: string;
  /** Its published tables themselves. */
  readonly publishedTables?: DeclaredTables;
}

/** mAP, ties by mAUROC: that of CXR-LT 2024, and of files without a description. */
export const DEFAULT_RANKING: Ranking = {
  metric: 'map',
  direction: 'higher',
  ties: [{ metric: 'mauroc', direction: 'higher' }],
};

export const DEFAULT_ITEM: Noun = { one: 'image', many: 'images' };

/** The challenge of files that fit no description: their classes, and defaults. */
export function plainChallenge(name: string, classes: readonly string[]): Challenge {
  return { name, classes: classes.map((className) => ({ name: className })) };
}

/** A ranking in one line: `map, ties by mauroc`. */
export function rankingText({ metric, direction, ties }: Ranking): string {
  const title = (name: string) =>
    Object.hasOwn(TEAM_STATISTICS, name) ? TEAM_STATISTICS[name as TeamStatisticName].title : name;
  const unusual = (one: RankedBy) =>
    one.direction === TEAM_STATISTICS[one.metric as TeamStatisticName]?.better
      ? ''
      : ` (${one.direction} is better)`;
  const text = (one: RankedBy) => `${title(one.metric)}${unusual(one)}`;
  const others = ties.map(text).join(', then ');
  return `${text({ metric, direction })}${others && `, ties by ${others}`}`;
}

/** The file of a description. */
export function challengeText(challenge: Challenge): string {
  const file = { format: 'longtail-challenge', version: 1, ...challenge };
  return `${JSON.stringify(file, null, 2)}\n`;
}

export function itemOf(challenge: Challenge): Noun {
  return challenge.item ?? DEFAULT_ITEM;
}

export function rankingOf(challenge: Challenge): Ranking {
  return challenge.ranking ?? DEFAULT_RANKING;
}

/** Its bands by training prevalence. */
export function bandsOfChallenge({ bands }: Challenge): Bands {
  return bands ? { by: 'prevalence', bands } : DEFAULT_BANDS;
}

/** The settings that a challenge states, with defaults for bands and ranking. */
export function settingsOfChallenge(challenge: Challenge) {
  return {
    bands: bandsOfChallenge(challenge),
    ranking: rankingOf(challenge),
    threshold: challenge.threshold,
  };
}

/** Its groups of classes, in place of bands; null where no class names one. */
export function groupsOfChallenge({ classes }: Challenge): Bands | null {
  const groups = new Map<string, string[]>();
  for (const { name, group } of classes) {
    if (group === undefined) continue;
    groups.set(group, [...(groups.get(group) ?? []), canonicalClassKey(name)]);
  }
  if (groups.size === 0) return null;
  const list = [...groups].map(([name, keys]): ClassGroup => ({ name, classes: keys }));
  return { by: 'group', groups: list };
}

/** A class and the class that must be positive wherever it is. */
export interface ParentPair {
  readonly child: string;
  readonly parent: string;
}

/** Each class with each of its ancestors. */
export function parentPairs({ classes }: Challenge): ParentPair[] {
  const parents = new Map(classes.map(({ name, parent }) => [name, parent]));
  return classes.flatMap(({ name }) => {
    const pairs: ParentPair[] = [];
    let parent = parents.get(name);
    while (parent !== undefined && pairs.length < classes.length) {
      pairs.push({ child: name, parent });
      parent = parents.get(parent);
    }
    return pairs;
  });
}
