import { cohenKappa } from './agreement';
import type { CalibrationBins } from './calibration-bins';
import { ece, eceDecision } from './calibration-error';
import type { Labels, Scores } from './columns';
import { brierOfCounts } from './counts/counts-statistics';
import type { ScoreCounts } from './counts/score-counts';
import { brier } from './proper-scores';
import { auroc, averagePrecision } from './rank-statistics';
import type { PositiveRanking } from './ranking';
import type { Confusion } from './rates';
import { f1, fnr, fpr, precision, recall, specificity } from './rates';

/** What every statistic declares, for tables, figures and exports. */
export interface StatisticWords {
  /** Short name, for headings and keys: `AP`. */
  readonly title: string;
  /** Full name: `Average precision`. */
  readonly name: string;
  /** How it is defined, in one phrase. */
  readonly description: string;
  /** When it is NaN (null in tables). */
  readonly undefinedWhen: string;
  /** Which values are better; null where neither is. */
  readonly better: 'higher' | 'lower' | null;
  /** How it is printed; a score with decimals unless said. */
  readonly format?: 'percent';
  /** The least possible value, 0 unless said. The greatest is 1 of all that are resampled. */
  readonly least?: number;
  /** Whether replicates are made of it, and so intervals. */
  readonly resampled: boolean;
}

/**
 * One class of one submission, ranked once for all thresholds: by image, or counted by score.
 * Scores without probabilities can only be ranked.
 */
export type RankedClass = { readonly ranking: PositiveRanking } & (
  | { readonly probabilities: Scores | null; readonly labels: Labels }
  | { readonly counts: ScoreCounts | null }
);

/** Images of a class by label; weighted in a replicate. */
export interface LabelCounts {
  readonly positives: number;
  readonly negatives: number;
}

/**
 * A statistic of one class. `from: 'scores'` is computed once per class, where the scores are; a
 * resampled one is also a field of `weightedStatistics`. `from: 'counts'` is computed at the threshold
 * from confusion counts, which are weighted ones in a replicate. `from: 'bins'` is computed from
 * calibration bins.
 */
export type ClassStatistic = StatisticWords &
  (
    | { readonly from: 'scores'; readonly compute: (ranked: RankedClass) => number }
    | { readonly from: 'labels'; readonly compute: (counts: LabelCounts) => number }
    | { readonly from: 'counts'; readonly compute: (counts: Confusion) => number }
    | { readonly from: 'bins'; readonly compute: (bins: CalibrationBins) => number }
  );

const NO_POSITIVE = 'the class has no positive image';
const NO_IMAGE = 'the class has no image with a known label';

/** Statistics of one class, in the order of the columns of `class_metrics`. */
export const CLASS_STATISTICS = {
  ap: {
    title: 'AP',
    name: 'Average precision',
    description: 'Area under the precision-recall curve (step-wise sum)',
    undefinedWhen: NO_POSITIVE,
    better: 'higher',
    resampled: true,
    from: 'scores',
    compute: ({ ranking }) => averagePrecision(ranking),
  },
  auroc: {
    title: 'AUROC',
    name: 'Area under the ROC curve',
    description: 'Probability that a positive image is scored above a negative one, ties half',
    undefinedWhen: 'the class has no positive or no negative image',
    better: 'higher',
    resampled: true,
    from: 'scores',
    compute: ({ ranking }) => auroc(ranking),
  },
  precision: {
    title: 'Precision',
    name: 'Precision',
    description: 'TP / (TP + FP) at the threshold',
    undefinedWhen: 'no score is above the threshold',
    better: 'higher',
    resampled: false,
    from: 'counts',
    compute: precision,
  },
  recall: {
    title: 'Recall',
    name: 'Recall',
    description: 'TP / (TP + FN) at the threshold',
    undefinedWhen: NO_POSITIVE,
    better: 'higher',
    resampled: false,
    from: 'counts',
    compute: recall,
  },
  f1: {
    title: 'F1',
    name: 'F1 score',
    description: '2 TP / (2 TP + FP + FN) at the threshold',
    undefinedWhen: 'there is neither a positive image nor a score above the threshold',
    better: 'higher',
    resampled: true,
    from: 'counts',
    compute: f1,
  },
  fnr: {
    title: 'FNR',
    name: 'False negative rate',
    description: 'FN / (TP + FN) at the threshold',
    undefinedWhen: NO_POSITIVE,
    better: 'lower',
    resampled: true,
    from: 'counts',
    compute: fnr,
  },
  fpr: {
    title: 'FPR',
    name: 'False positive rate',
    description: 'FP / (FP + TN) at the threshold',
    undefinedWhen: 'the class has no negative image',
    better: 'lower',
    resampled: false,
    from: 'counts',
    compute: fpr,
  },
  specificity: {
    title: 'Specificity',
    name: 'Specificity',
    description: 'TN / (FP + TN) at the threshold',
    undefinedWhen: 'the class has no negative image',
    better: 'higher',
    resampled: false,
    from: 'counts',
    compute: specificity,
  },
  kappa: {
    title: 'Kappa',
    name: 'Cohen’s kappa',
    description: 'Agreement of calls and labels beyond chance, at the threshold',
    undefinedWhen: 'labels and calls are all positive or all negative',
    better: 'higher',
    resampled: false,
    from: 'counts',
    compute: cohenKappa,
  },
  brier: {
    title: 'Brier',
    name: 'Brier score',
    description: 'Mean squared difference of score and label',
    undefinedWhen: NO_IMAGE,
    better: 'lower',
    resampled: false,
    from: 'scores',
    compute: (ranked) => {
      if ('counts' in ranked) return ranked.counts ? brierOfCounts(ranked.counts) : Number.NaN;
      return ranked.probabilities ? brier(ranked.probabilities, ranked.labels) : Number.NaN;
    },
  },
  ece: {
    title: 'ECE',
    name: 'Expected calibration error',
    description: 'Mean over images of the gap between positive rate and mean score of their bin',
    undefinedWhen: NO_IMAGE,
    better: 'lower',
    resampled: false,
    from: 'bins',
    compute: ece,
  },
  ece_decision: {
    title: 'Decision ECE',
    name: 'Expected calibration error of decisions',
    description:
      'accuracy = [(score ≥ 0.5) = label] against the score; inferred reading of the paper’s mECE',
    undefinedWhen: NO_IMAGE,
    better: 'lower',
    resampled: false,
    from: 'bins',
    compute: eceDecision,
  },
  prevalence: {
    title: 'Prevalence',
    name: 'Prevalence',
    description: 'Positive images over images with a known label',
    undefinedWhen: NO_IMAGE,
    better: null,
    format: 'percent',
    resampled: true,
    from: 'labels',
    compute: ({ positives, negatives }) => positives / (positives + negatives),
  },
} as const satisfies Readonly<Record<string, ClassStatistic>>;

export type ClassStatisticName = keyof typeof CLASS_STATISTICS;

/** Statistics that are computed once per class from its scores. */
export type ScoreStatisticName = {
  [Name in ClassStatisticName]: (typeof CLASS_STATISTICS)[Name]['from'] extends 'scores'
    ? Name
    : never;
}[ClassStatisticName];

/** Names of the statistics that replicates are made of. */
export type Resampled<Statistics> = {
  [Name in keyof Statistics]: Statistics[Name] extends { readonly resampled: true } ? Name : never;
}[keyof Statistics];

/** Class statistics that replicates are made of. */
export type ResampledClassStatistic = Resampled<typeof CLASS_STATISTICS>;
