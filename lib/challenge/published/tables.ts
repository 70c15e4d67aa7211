/**
 * The tables of an overview paper as printed, here those of CXR-LT 2024; other challenges bring
 * theirs in their description (`declared.ts`). Each value is kept with the table it
 * stands in.
 */

/** Supplementary Tables: one figure of one class and team. */
export interface ClassFigure {
  source_table: string;
  task: string;
  metric: 'ap' | 'f1' | 'fnr';
  class: string;
  team: string;
  value: number;
}

/** The Mean, Macro and Micro rows below them. */
export interface AverageFigure {
  source_table: string;
  task: string;
  statistic: 'mean_ap' | 'macro_f1' | 'micro_f1' | 'macro_fnr' | 'micro_fnr';
  team: string;
  value: number;
}

/** Tables 4, 6, 7. Ranks are among all teams of the task, most of them not printed. Null: not printed. */
export interface LeaderboardRow {
  source_table: string;
  task: string;
  rank: number | null;
  team: string;
  map: number | null;
  mauroc: number | null;
  mauroc_rank: number | null;
  mf1: number | null;
  mf1_rank: number | null;
  mece: number | null;
  mece_rank: number | null;
}

/** Bands of Table 5. */
export const PRINTED_BANDS = ['head', 'medium', 'tail'] as const;

export type PrintedBand = (typeof PRINTED_BANDS)[number];

/** Table 5: mean average precision by band, and the mean of the three. */
export interface BandRow {
  source_table: string;
  task: string;
  team: string;
  overall: number;
  head: number;
  medium: number;
  tail: number;
  average: number;
}

/** Both tasks' mean average precision of one team of Figure 3. */
export interface AgreementRow {
  source_table: string;
  team: string;
  /** Names of the two tasks. */
  task1: string;
  task2: string;
  task1_map: number;
  task2_map: number;
}

/** Table 8: precision of labels against the gold set. The row `Mean` is the printed mean. */
export interface LabelQualityRow {
  source_table: string;
  class: string;
  rule_based: number;
  gpt_4o: number;
}

/** A class of the challenge. Counts that are not known are null. */
export interface ClassRow {
  class: string;
  task1: boolean;
  task2: boolean;
  task3: boolean;
  origin: string;
  train_positives: number | null;
  development_positives: number | null;
  /** The smallest count of the gold set that fits the printed rates; inferred. */
  gold_positives_inferred: number | null;
}

/** Table 1. */
export interface DatasetRow {
  source_table: string;
  split: string;
  task: string;
  samples: number;
  labels: number;
}

/** Table 2. Dates are ISO; `end` equals `start` for a single day. */
export interface TimelineRow {
  source_table: string;
  event: string;
  start: string;
  end: string;
  teams: number;
}

/** Table 3. Lists are parted by a semicolon. */
export interface TeamRow {
  source_table: string;
  team: string;
  handle: string;
  institution: string;
  resolutions: string;
  backbones: string;
  /** Null where nothing is said of it. */
  ensemble: boolean | null;
  loss_reweighting: boolean | null;
  vision_language: boolean | null;
  pretraining: string;
}

/** A figure the running text or a caption gives. */
export interface Statement {
  source: string;
  quantity: string;
  task: string | null;
  team: string | null;
  band: string | null;
  value: number;
}

/** Rows by the name of the table they are kept in. */
export interface PublishedTables {
  published_class_metrics: ClassFigure[];
  published_averages: AverageFigure[];
  published_leaderboard: LeaderboardRow[];
  published_bands: BandRow[];
  published_task_agreement: AgreementRow[];
  published_label_quality: LabelQualityRow[];
  published_classes: ClassRow[];
  published_datasets: DatasetRow[];
  published_timeline: TimelineRow[];
  published_teams: TeamRow[];
  published_statements: Statement[];
}
