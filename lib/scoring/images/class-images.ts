import { type Labels, type Scores, thresholdFor } from '@/lib/metrics';

/** What one team says of the images of a class. */
export interface TeamScores {
  readonly team: string;
  /** By row of the label file; NaN where the team has no score. Probabilities where it has them. */
  readonly scores: Scores;
  /** Whether scores can be compared with a threshold. */
  readonly areProbabilities: boolean;
  /** What is compared with it where the class has thresholds of its own, by row too. */
  readonly decisions?: Scores;
}

/**
 * The images of a task for one class: labels, and the scores of every team that scored the class.
 * All arrays are by row of the label file, so that a list of images is an array of rows.
 */
export interface ClassImages {
  readonly class: string;
  /** A team calls an image positive where its probability is above this. */
  readonly threshold: number;
  /** 0, 1 or 255 (unknown). */
  readonly labels: Labels;
  readonly teams: readonly TeamScores[];
}

/** Whether a team calls an image positive; null where it has no probability of it. */
export function callOf(
  { scores, areProbabilities, decisions = scores }: TeamScores,
  row: number,
  threshold: number,
): boolean | null {
  if (!areProbabilities || Number.isNaN(scores[row]!)) return null;
  return decisions[row]! > thresholdFor(decisions, threshold);
}
