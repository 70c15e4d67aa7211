import { type ClassImages, callOf, type TeamScores } from './class-images';

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
