import { ATTRIBUTE_BASELINE } from './tables/attribute-baseline';
import { BAND_METRICS } from './tables/band-metrics';
import { BOOTSTRAP_METRICS } from './tables/bootstrap-metrics';
import { CALIBRATION_BINS } from './tables/calibration-bins';
import { CLASS_METRICS } from './tables/class-metrics';
import { CO_PREDICTIONS } from './tables/co-predictions';
import { CLASS_DIFFERENCES, PAIRWISE_COMPARISONS } from './tables/comparisons';
import { CONDITIONAL_FNR } from './tables/conditional-fnr';
import { LABEL_CONTRADICTIONS, SCORE_CONTRADICTIONS } from './tables/contradictions';
import { CURVE_POINTS } from './tables/curve-points';
import type { ResultTable, RowOf } from './tables/declare';
import { ENSEMBLE_CLASSES, ENSEMBLE_GAINS } from './tables/ensemble-gains';
import { ENSEMBLE_MEMBERS, ENSEMBLE_PAIRS, ENSEMBLE_WEIGHTS } from './tables/ensemble-members';
import { FINDINGS } from './tables/findings';
import { FIXED_RATES_TABLE } from './tables/fixed-rates';
import { FLIPS } from './tables/flips';
import { GOLD_ESTIMATES } from './tables/gold-estimates';
import { GROUP_GAPS } from './tables/group-gaps';
import { GROUP_METRICS } from './tables/group-metrics';
import { IMAGE_SCORES } from './tables/image-scores';
import { LABEL_CANDIDATES } from './tables/label-candidates';
import { LABEL_COMPARISON } from './tables/label-comparison';
import { LABEL_COUNTS } from './tables/label-counts';
import { LABEL_EFFECTS, LABEL_RANKINGS } from './tables/label-effects';
import { METRIC_RANKS, RANK_FLIPS } from './tables/metric-ranks';
import { MISS_CORRELATIONS, MISS_COUNTS, MISSES } from './tables/misses';
import { NET_BENEFIT } from './tables/net-benefit';
import { OPERATING_POINTS } from './tables/operating-points';
import { RANK_DISTRIBUTION } from './tables/rank-distribution';
import { RANK_SETS } from './tables/rank-sets';
import { READER_RANGE, READER_TEAMS } from './tables/reader-teams';
import { READER_CONSENSUS, READER_METRICS, READER_PAIRS } from './tables/readers';
import { RECALIBRATION, RECALIBRATION_GAINS } from './tables/recalibration';
import { SLICES } from './tables/slices';
import { TASK_GAPS } from './tables/task-gaps';
import { TEAM_METRICS } from './tables/team-metrics';
import { THRESHOLD_GAINS, TUNED_THRESHOLDS } from './tables/tuned-thresholds';

export type { AttributeBaselineRow } from './tables/attribute-baseline';
export type { BandMetricRow } from './tables/band-metrics';
export type { BootstrapMetricRow, IntervalMethod } from './tables/bootstrap-metrics';
export type { CalibrationBinRow } from './tables/calibration-bins';
export type { ClassMetricRow } from './tables/class-metrics';
export type { CoPredictionRow } from './tables/co-predictions';
export type { ClassDifferenceRow, PairwiseComparisonRow } from './tables/comparisons';
export type { ConditionalFnrRow } from './tables/conditional-fnr';
export type { CurvePointRow } from './tables/curve-points';
export type { FindingRow } from './tables/findings';
export type { FlipRow } from './tables/flips';
export type { GoldEstimateRow } from './tables/gold-estimates';
export type { GroupGapRow } from './tables/group-gaps';
export type { GroupRow } from './tables/group-metrics';
export type { LabelCandidateRow } from './tables/label-candidates';
export type { LabelComparisonRow } from './tables/label-comparison';
export type { LabelCountRow } from './tables/label-counts';
export type { LabelEffectRow, LabelRankingRow } from './tables/label-effects';
export type { MetricRankRow, RankFlipRow } from './tables/metric-ranks';
export type { MissCorrelationRow, MissCountRow } from './tables/misses';
export type { NetBenefitRow } from './tables/net-benefit';
export type { OperatingPointRow } from './tables/operating-points';
export type { RankDistributionRow, RankingRule } from './tables/rank-distribution';
export type { RankSetRow } from './tables/rank-sets';
export type {
  MeanMetric,
  OwnMetric,
  ResampledMetric,
  ResampledScope,
} from './tables/resampled';
export type { SliceRow } from './tables/slices';
export type { TaskGapRow } from './tables/task-gaps';
export type { TeamMetricRow } from './tables/team-metrics';
export type { ThresholdGainRow, TunedThresholdRow } from './tables/tuned-thresholds';

/** The tables that lib/inference makes of all replicates of a task. */
const RESAMPLED = {
  bootstrap_metrics: BOOTSTRAP_METRICS,
  rank_distribution: RANK_DISTRIBUTION,
  rank_sets: RANK_SETS,
  pairwise_comparisons: PAIRWISE_COMPARISONS,
} as const;

/**
 * Every result table by name, in the order they are listed. SQL, the rows behind a figure, CSV,
 * Parquet, LaTeX and the terminal read these declarations. Undefined values are null, never 0;
 * rates and scores lie in [0, 1].
 */
export const RESULT_TABLES = {
  findings: FINDINGS,
  team_metrics: TEAM_METRICS,
  band_metrics: BAND_METRICS,
  class_metrics: CLASS_METRICS,
  operating_points: OPERATING_POINTS,
  calibration_bins: CALIBRATION_BINS,
  label_counts: LABEL_COUNTS,
  curve_points: CURVE_POINTS,
  label_contradictions: LABEL_CONTRADICTIONS,
  score_contradictions: SCORE_CONTRADICTIONS,
  group_metrics: GROUP_METRICS,
  slices: SLICES,
  attribute_baseline: ATTRIBUTE_BASELINE,
  group_gaps: GROUP_GAPS,
  misses: MISSES,
  miss_counts: MISS_COUNTS,
  miss_correlations: MISS_CORRELATIONS,
  co_predictions: CO_PREDICTIONS,
  conditional_fnr: CONDITIONAL_FNR,
  label_candidates: LABEL_CANDIDATES,
  flips: FLIPS,
  label_comparison: LABEL_COMPARISON,
  label_effects: LABEL_EFFECTS,
  label_rankings: LABEL_RANKINGS,
  task_gaps: TASK_GAPS,
  gold_estimates: GOLD_ESTIMATES,
  image_scores: IMAGE_SCORES,
  reader_metrics: READER_METRICS,
  reader_consensus: READER_CONSENSUS,
  reader_pairs: READER_PAIRS,
  reader_teams: READER_TEAMS,
  reader_range: READER_RANGE,
  ...RESAMPLED,
  net_benefit: NET_BENEFIT,
  metric_ranks: METRIC_RANKS,
  rank_flips: RANK_FLIPS,
  recalibration: RECALIBRATION,
  recalibration_gains: RECALIBRATION_GAINS,
  threshold_gains: THRESHOLD_GAINS,
  tuned_thresholds: TUNED_THRESHOLDS,
  fixed_rates: FIXED_RATES_TABLE,
  ensemble_gains: ENSEMBLE_GAINS,
  ensemble_classes: ENSEMBLE_CLASSES,
  ensemble_members: ENSEMBLE_MEMBERS,
  ensemble_weights: ENSEMBLE_WEIGHTS,
  ensemble_pairs: ENSEMBLE_PAIRS,
  class_differences: CLASS_DIFFERENCES,
} as const;

type Tables = typeof RESULT_TABLES;

export type ResultTableName = keyof Tables;

/** Rows by result table's name. */
export type ResultRows = { [Name in ResultTableName]: RowOf<Tables[Name]> };

/** Tables that lib/inference makes of replicates. */
export type ResampledTableName = keyof typeof RESAMPLED;

/** Rows of the tables made of replicates, by name. */
export type ResampledRows = Pick<ResultRows, ResampledTableName>;

const ALL: readonly ResultTable<ResultTableName>[] = Object.values(RESULT_TABLES);
const named = (tables: readonly ResultTable<ResultTableName>[]) => tables.map(({ name }) => name);

/** Tables that queries can name. */
export const SQL_TABLES: readonly ResultTableName[] = named(ALL.filter((table) => table.inSql));

/** Tables that the terminal adds to its files with `--bootstrap`. */
export const RESAMPLED_TABLES = Object.keys(RESAMPLED) as readonly ResampledTableName[];

/** Tables that the terminal writes into `--out`. */
export const WRITTEN_TABLES: readonly ResultTableName[] = named(
  ALL.filter(({ name, inFiles }) => inFiles && !Object.hasOwn(RESAMPLED, name)),
);

/** A table's declaration. */
export function tableOf(name: ResultTableName): ResultTable<ResultTableName> {
  return RESULT_TABLES[name];
}
