import type { ImprovedTask } from './improve';
import type { ThresholdFit } from './tuned';

/**
 * Tuned thresholds as JSON text, for a program that applies them: `teams[team][class]` is a number, and
 * an image is called positive where its score is above it. Classes without a threshold are left out.
 */
export function thresholdsFile(
  { task, from, submissions }: ImprovedTask<'thresholds'>,
  { criterion, limit, scope, fewest }: ThresholdFit,
): string {
  const hasLimit = ['fnr', 'fpr', 'cost'].includes(criterion);
  const teams = submissions.map(({ team, found }) => {
    const known = found.classes.filter(({ threshold }) => !Number.isNaN(threshold));
    return [team, Object.fromEntries(known.map((own) => [own.class, own.threshold]))];
  });
  const file = {
    task,
    fitted_on: from ?? task,
    criterion,
    ...(hasLimit && { limit }),
    scope,
    fewest_positives: fewest,
    rule: 'positive where score > threshold',
    teams: Object.fromEntries(teams),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
