/** How many gold positives the rule-based labels find, where counts leave the choice. Assumed. */
const USUAL_RECALL = 0.8;
const ROUNDING = 0.0005 + 1e-9;

/**
 * Whole counts whose ratio is the printed precision: of `called` images labelled positive, `correct`
 * are among the `positives` of the gold set. Of the counts that fit to the last printed digit, those
 * nearest to a recall of 0.8; where none fits, those with the nearest precision.
 *
 * @example rowsForPrecision(0.161, 6) // { correct: 5, called: 31 }
 */
export function rowsForPrecision(
  precision: number,
  positives: number,
): { correct: number; called: number } {
  const pairs = Array.from({ length: positives }, (_, i) => {
    const correct = i + 1;
    const called = Math.round(correct / precision);
    return {
      correct,
      called,
      error: Math.max(0, Math.abs(correct / called - precision) - ROUNDING),
      distance: Math.abs(correct - USUAL_RECALL * positives),
    };
  });
  pairs.sort((a, b) => a.error - b.error || a.distance - b.distance);
  const { correct, called } = pairs[0]!;
  return { correct, called };
}
