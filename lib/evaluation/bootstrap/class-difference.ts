import type { Band } from '@/lib/challenge/bands';
import type { PairwiseComparisonRow } from '../result-tables';

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
