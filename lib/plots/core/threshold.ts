import { formatScore } from './format';

/** One threshold for all classes, or those tuned for each. */
export type ShownThreshold = number | 'tuned';

/** Where classes are called positive: `at threshold 0.5`, `at tuned thresholds`. */
export function atThreshold(
  threshold: ShownThreshold,
  format: (value: number) => string = formatScore,
): string {
  return threshold === 'tuned' ? 'at tuned thresholds' : `at threshold ${format(threshold)}`;
}
