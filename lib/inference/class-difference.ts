import type { Band } from '@/lib/challenge/bands';
import type { PairwiseComparisonRow } from '@/lib/scoring/result-tables';
import { figureOfClass } from './figure';
import { adjusted, pairedDifference } from './paired-difference';
import type { MatchedClass } from './shown-rows';

/** Two teams' difference in one class; `p_holm` is adjusted over the classes. */
export interface ClassDifferenceRow extends PairwiseComparisonRow {
  scope: 'class';
  subject: string;
  band: Band | null;
  positives: number;
  /**
   * What the class adds to the difference of the two means: its difference over the number of
   * classes. Null where either team's mean leaves the class out.
   */
  share: number | null;
}

/**
 * Two teams class by class, over the classes both scored. The shares of AP add up to the difference
 * of the two mAP where both means run over the same classes.
 */
export function classDifferences(
  task: string,
  one: readonly MatchedClass[],
  other: readonly MatchedClass[],
  metric: 'ap' | 'fnr',
  level: number,
): ClassDifferenceRow[] {
  const theirs = new Map(other.map((matched) => [matched.row.class, matched]));
  const both = one.flatMap((own) => {
    const match = theirs.get(own.row.class);
    return match ? [{ own, match }] : [];
  });
  const counted = both.filter(
    ({ own, match }) => own.row[metric] !== null && match.row[metric] !== null,
  ).length;
  return adjusted(
    both.map(({ own, match }) => {
      const figures = [figureOfClass(own, metric), figureOfClass(match, metric)] as const;
      const row = pairedDifference(task, ...figures, level);
      return {
        ...row,
        scope: 'class' as const,
        subject: own.row.class,
        band: own.row.band,
        positives: own.row.positives,
        share: row.difference === null ? null : row.difference / counted,
      };
    }),
  );
}
