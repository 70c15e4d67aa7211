import { thresholdFor } from '@/lib/metrics';
import { type ClassImages, callOf, type TeamScores } from './class-images';
import type { ImageSource } from './source';

/** Which images of a class are listed. */
export type ListKind = 'missed' | 'false-alarms' | 'borderline' | 'positives';

/** Images of a list whose scores are nearest to the threshold. */
export const MOST_BORDERLINE = 1000;

/** What the teams together say of each image, by row of the label file. */
export interface TeamsTogether {
  /** Teams that have a probability of it. */
  readonly teams: Uint16Array;
  /** Of these, teams whose call is not the label; 0 where the label is unknown. */
  readonly wrong: Uint16Array;
  /** Mean of their scores; NaN where there is none. */
  readonly mean: Float64Array;
}

export function teamsTogether(
  { labels, threshold }: ClassImages,
  among: readonly TeamScores[],
): TeamsTogether {
  const teams = new Uint16Array(labels.length);
  const wrong = new Uint16Array(labels.length);
  const mean = new Float64Array(labels.length);
  for (const team of among) {
    for (let row = 0; row < labels.length; row++) {
      const call = callOf(team, row, threshold);
      if (call === null) continue;
      teams[row]!++;
      mean[row]! += team.scores[row]!;
      if (labels[row]! <= 1 && Number(call) !== labels[row]) wrong[row]!++;
    }
  }
  for (let row = 0; row < labels.length; row++) {
    mean[row] = teams[row] === 0 ? Number.NaN : mean[row]! / teams[row]!;
  }
  return { teams, wrong, mean };
}

/**
 * Rows of the images of a list, the worst first: images that most teams get wrong, of those the ones
 * with the lowest mean score of missed positives, and the highest of false alarms. Borderline images
 * have a mean score near the threshold.
 */
export function listRows(
  { labels, threshold }: Pick<ClassImages, 'labels' | 'threshold'>,
  { teams, wrong, mean }: TeamsTogether,
  kind: ListKind,
): Int32Array {
  const distance = (row: number) => Math.abs(mean[row]! - threshold);
  const isListed: Readonly<Record<ListKind, (row: number) => boolean>> = {
    missed: (row) => labels[row] === 1 && wrong[row]! > 0,
    'false-alarms': (row) => labels[row] === 0 && wrong[row]! > 0,
    positives: (row) => labels[row] === 1,
    borderline: (row) => teams[row]! > 0,
  };
  const rows: number[] = [];
  for (let row = 0; row < labels.length; row++) if (isListed[kind](row)) rows.push(row);
  const sign = kind === 'false-alarms' ? -1 : 1;
  const order =
    kind === 'borderline'
      ? (a: number, b: number) => distance(a) - distance(b)
      : (a: number, b: number) => wrong[b]! - wrong[a]! || sign * (mean[a]! - mean[b]!);
  rows.sort((a, b) => order(a, b) || a - b);
  return Int32Array.from(kind === 'borderline' ? rows.slice(0, MOST_BORDERLINE) : rows);
}

const rowsWhere = (rows: number, isListed: (row: number) => boolean) =>
  Int32Array.from(Array.from({ length: rows }, (_, row) => row).filter(isListed));

/** A bin of scores: above `lower`, up to `upper`; the first holds its lower edge too. */
export interface ScoreBin {
  readonly bin: number;
  readonly lower: number;
  readonly upper: number;
}

/** Rows with a known label whose score by a team is in a bin of calibration. */
export function rowsInBin(
  { labels }: Pick<ClassImages, 'labels'>,
  { scores }: Pick<TeamScores, 'scores'>,
  { bin, lower, upper }: ScoreBin,
): Int32Array {
  const [low, high] = [thresholdFor(scores, lower), thresholdFor(scores, upper)];
  const isAbove = (score: number) => score > low || (bin === 0 && score === low);
  return rowsWhere(
    labels.length,
    (row) => labels[row]! <= 1 && isAbove(scores[row]!) && scores[row]! <= high,
  );
}

/** Rows by the calls of a team of two classes; none where it did not score both. */
function rowsOfPair(
  of: ClassImages,
  other: ClassImages,
  team: string,
  isListed: (row: number, called: boolean | null) => boolean,
): Int32Array {
  const own = of.teams.find((one) => one.team === team);
  const others = other.teams.find((one) => one.team === team);
  if (!own || !others) return new Int32Array();
  return rowsWhere(
    of.labels.length,
    (row) =>
      callOf(others, row, other.threshold) === true &&
      isListed(row, callOf(own, row, of.threshold)),
  );
}

/** Positives of a class that a team misses while it calls another class: what they are taken for. */
export function rowsTakenFor(of: ClassImages, other: ClassImages, team: string): Int32Array {
  return rowsOfPair(of, other, team, (row, called) => of.labels[row] === 1 && called === false);
}

/** Images whose two labels are known and not both positive, and that a team calls for both. */
export function rowsCalledBoth(of: ClassImages, other: ClassImages, team: string): Int32Array {
  return rowsOfPair(of, other, team, (row, called) => {
    const [label, second] = [of.labels[row]!, other.labels[row]!];
    return called === true && label <= 1 && second <= 1 && label + second < 2;
  });
}

/**
 * The images of a task for one class, with the scores of the named teams, in their order. Null where
 * the task does not have the class.
 *
 * @param threshold a team calls an image positive where its probability is above this
 */
export async function classImagesOf(
  source: ImageSource,
  name: string,
  teams: readonly string[],
  threshold: number,
): Promise<ClassImages | null> {
  const labels = source.labels[source.classes.findIndex((one) => one.name === name)];
  if (!labels) return null;
  const found = await source.scores(name);
  const own = teams.flatMap((team) => found.filter((one) => one.team === team));
  return { class: name, threshold, labels, teams: own };
}
