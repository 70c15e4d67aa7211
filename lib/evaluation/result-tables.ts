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
