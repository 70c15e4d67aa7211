import {
  type Bits,
  bitsOf,
  both,
  countBits,
  countBoth,
  hasBit,
  rowsOf,
  without,
} from '@/lib/metrics';
import type { Calls } from './questions';
import type { TaskCalls, TeamCalls } from './source';

/** The positives of one class, and how many teams miss each. Arrays of one length. */
export interface MissedPositives {
  /** Rows of the label file, ascending. */
  readonly rows: Int32Array;
  /** Teams that scored the image for the class and have calls. */
  readonly teams: Uint16Array;
  /** Of these, teams that do not call it positive. */
  readonly missedBy: Uint16Array;
}

/** The rows that a team calls positive for a class; null where it did not score the class. */
export function calledFor({ classes, called }: Calls, name: string): Bits | null {
  const index = classes.indexOf(name);
  return index < 0 ? null : called[index]!;
}

/** How many teams miss each positive of a class; positives that no team scored are left out. */
export function missedPositives(
  { classes, labels, teams }: TaskCalls,
  index: number,
): MissedPositives {
  const { name } = classes[index]!;
  const all = rowsOf(bitsOf(labels[index]!, 1));
  const scored = new Uint16Array(all.length);
  const missed = new Uint16Array(all.length);
  for (const { calls } of teams) {
    const called = calls && calledFor(calls, name);
    if (!called) continue;
    all.forEach((row, i) => {
      if (!hasBit(calls.scored, row)) return;
      scored[i]!++;
      if (!hasBit(called, row)) missed[i]!++;
    });
  }
  const rows = all.filter((_, i) => scored[i]! > 0);
  return {
    rows,
    teams: scored.filter((count) => count > 0),
    missedBy: missed.filter((_, i) => scored[i]! > 0),
  };
}

/**
 * Images that two teams both miss, ascending, with the number of classes for which they do.
 *
 * @param only names of the classes counted
 */
export function missedByBoth(
  calls: TaskCalls,
  [team, other]: readonly [string, string],
  only: ReadonlySet<string>,
): ReadonlyMap<number, number> {
  const two = { ...calls, teams: calls.teams.filter((own) => [team, other].includes(own.team)) };
  const found = new Map<number, number>();
  calls.classes.forEach(({ name }, index) => {
    if (!only.has(name)) return;
    const { rows, missedBy } = missedPositives(two, index);
    rows.forEach((row, i) => {
      if (missedBy[i] === 2) found.set(row, (found.get(row) ?? 0) + 1);
    });
  });
  return new Map([...found].sort(([a], [b]) => a - b));
}

/** Positives of a class that two teams scored, and which of them they miss. */
export interface SharedMisses {
  readonly positives: number;
  readonly missed: number;
  readonly otherMissed: number;
  readonly bothMissed: number;
}

/** The misses of two teams in one class; null where one of them did not score it. */
export function sharedMisses(
  { classes, labels }: Pick<TaskCalls, 'classes' | 'labels'>,
  index: number,
  team: TeamCalls,
  other: TeamCalls,
): SharedMisses | null {
  const { name } = classes[index]!;
  const [called, otherCalled] = [team, other].map(({ calls }) => calls && calledFor(calls, name));
  if (!called || !otherCalled) return null;
  const scored = both(team.calls!.scored, other.calls!.scored);
  const positives = both(bitsOf(labels[index]!, 1), scored);
  const missed = without(positives, called);
  const otherMissed = without(positives, otherCalled);
  return {
    positives: countBits(positives),
    missed: countBits(missed),
    otherMissed: countBits(otherMissed),
    bothMissed: countBoth(missed, otherMissed),
  };
}

/** The misses of two teams over classes. */
export interface MissCorrelation extends SharedMisses {
  /** Images that both would miss if they missed independently of each other within each class. */
  readonly expected: number;
  /** Correlation of their misses within classes; NaN where a team misses none or all of them. */
  readonly correlation: number;
}

/**
 * The correlation of two teams' misses over several classes, each class about its own rates, so that a
 * class that is hard for everyone does not make teams alike. Of one class it is the phi coefficient.
 */
export function missCorrelation(all: readonly SharedMisses[]): MissCorrelation {
  let [positives, missed, otherMissed, bothMissed] = [0, 0, 0, 0];
  let [expected, variance, otherVariance] = [0, 0, 0];
  for (const own of all) {
    if (own.positives === 0) continue;
    positives += own.positives;
    missed += own.missed;
    otherMissed += own.otherMissed;
    bothMissed += own.bothMissed;
    expected += (own.missed * own.otherMissed) / own.positives;
    variance += own.missed - own.missed ** 2 / own.positives;
    otherVariance += own.otherMissed - own.otherMissed ** 2 / own.positives;
  }
  const correlation = (bothMissed - expected) / Math.sqrt(variance) / Math.sqrt(otherVariance);
  return { positives, missed, otherMissed, bothMissed, expected, correlation };
}
