import type { Band } from '@/lib/challenge/bands';

/** Rows of the result tables. Undefined is null, never 0. Rates and scores lie in [0, 1]. */

export interface LabelCountRow {
  task: string;
  /** `test` for the label file's own counts, `train` for given class counts. */
  split: string;
  class: string;
  positives: number;
  images: number;
  prevalence: number | null;
  band: Band | null;
}

export interface TeamMetricRow {
  task: string;
  team: string;
  map: number | null;
  mauroc: number | null;
  mf1: number | null;
  mece: number | null;
  micro_f1: number | null;
  macro_fnr: number | null;
  micro_fnr: number | null;
  mbrier: number | null;
  rank: number | null;
}

export interface BandMetricRow {
  task: string;
  team: string;
  band: Band;
  /** Classes of the band in this task. */
  classes: number;
  map: number | null;
  mauroc: number | null;
  mf1: number | null;
  mfnr: number | null;
}

export interface ClassMetricRow {
  task: string;
  team: string;
  class: string;
  band: Band | null;
  positives: number;
  /** Images with a known label. */
  images: number;
  prevalence: number | null;
  ap: number | null;
  auroc: number | null;
  precision: number | null;
  recall: number | null;
  f1: number | null;
  fnr: number | null;
  fpr: number | null;
  specificity: number | null;
  brier: number | null;
  ece: number | null;
  ece_decision: number | null;
}

export interface OperatingPointRow {
  task: string;
  team: string;
  class: string;
  threshold: number;
  tp: number;
  fp: number;
  fn: number;
  tn: number;
}

export interface CalibrationBinRow {
  task: string;
  team: string;
  class: string;
  bin: number;
  lower: number;
  upper: number;
  count: number;
  mean_score: number | null;
  positive_rate: number | null;
}

export interface CurvePointRow {
  task: string;
  team: string;
  class: string;
  curve: 'pr' | 'roc';
  x: number;
  y: number;
  threshold: number;
}

/** What resampled figures are about: a team's means, its means over a band, or one class. */
export type ResampledScope = 'team' | 'band' | 'class';

/** Means over classes, and figures of counts summed over classes first. */
export type MeanMetric = 'map' | 'mauroc' | 'mf1' | 'macro_fnr' | 'micro_f1' | 'micro_fnr';

/** Figures of one class. */
export type OwnMetric = 'ap' | 'auroc' | 'f1' | 'fnr' | 'prevalence';

/** Metrics that are resampled. Means over classes, or one class's own figure. */
export type ResampledMetric = MeanMetric | OwnMetric;

/** How an interval was come by: from replicates, or from counts alone. */
export type IntervalMethod =
  | 'percentile'
  | 'bca'
  | 'clopper_pearson'
  | 'wilson'
  | 'delong'
  | 'logit';

/** One interval of one figure. */
export interface BootstrapMetricRow {
  task: string;
  team: string;
  scope: ResampledScope;
  /** The band or class, `average` for the mean of the three bands; null for a team's means. */
  subject: string | null;
  metric: ResampledMetric;
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  method: IntervalMethod;
  /** Nominal coverage, 0 to 1. */
  level: number;
  /** Standard deviation of the replicates. */
  standard_error: number | null;
  /** Replicates in which the figure is defined. */
  replicates: number;
  /** Replicates that lost all positives of the class; of a mean, of any of its classes. */
  lost: number;
  /** Positive images of the class. */
  positives: number | null;
}

/** By which figure teams are ranked: a mean of a metric, or the mean over classes of ranks by it. */
export type RankingRule = 'map' | 'mauroc' | 'mf1' | 'macro_fnr' | 'mean_rank_ap';

/** How often a team takes a rank over the replicates; ranks never taken have rows too. */
export interface RankDistributionRow {
  task: string;
  metric: RankingRule;
  team: string;
  /** The team's rank on all images. */
  full_rank: number | null;
  rank: number;
  /** Replicates in which the team has a rank. */
  replicates: number;
  /** Share of replicates in which the team has this rank, 0 to 1. */
  probability: number;
}

/**
 * One team less another, paired over the same replicates. Each pair stands once, the team ranked
 * higher by mAP first.
 */
export interface PairwiseComparisonRow {
  task: string;
  scope: ResampledScope;
  subject: string | null;
  metric: ResampledMetric;
  team: string;
  other: string;
  /** Figure of `team` less that of `other`. */
  difference: number | null;
  lower: number | null;
  upper: number | null;
  level: number;
  /** Share of replicates in which `team` is better than `other`, ties half. */
  probability: number | null;
  /** Two-sided: of the difference over its standard deviation among the replicates, as normal. */
  p_value: number | null;
  /** Adjusted by Holm over all pairs of the same scope, subject and metric. */
  p_holm: number | null;
  replicates: number;
}

/** Rows by result table's name. */
export interface ResultRows {
  label_counts: LabelCountRow;
  team_metrics: TeamMetricRow;
  band_metrics: BandMetricRow;
  class_metrics: ClassMetricRow;
  operating_points: OperatingPointRow;
  calibration_bins: CalibrationBinRow;
  curve_points: CurvePointRow;
}

/** Rows of the tables that resampling adds, by name; there only once it was asked for. */
export interface ResampledRows {
  bootstrap_metrics: BootstrapMetricRow;
  rank_distribution: RankDistributionRow;
  pairwise_comparisons: PairwiseComparisonRow;
}
