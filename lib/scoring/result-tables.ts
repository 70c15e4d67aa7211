import { BAND_METRICS } from './tables/band-metrics';
import { BOOTSTRAP_METRICS } from './tables/bootstrap-metrics';
import { CALIBRATION_BINS } from './tables/calibration-bins';
import { CLASS_METRICS } from './tables/class-metrics';
import { CLASS_DIFFERENCES, PAIRWISE_COMPARISONS } from './tables/comparisons';
import { LABEL_CONTRADICTIONS, SCORE_CONTRADICTIONS } from './tables/contradictions';
import { CURVE_POINTS } from './tables/curve-points';
import type { ResultTable, RowOf } from './tables/declare';
import { GROUP_METRICS } from './tables/group-metrics';
import { LABEL_COUNTS } from './tables/label-counts';
import { OPERATING_POINTS } from './tables/operating-points';
import { RANK_DISTRIBUTION } from './tables/rank-distribution';
import { TEAM_METRICS } from './tables/team-metrics';

export type { BandMetricRow } from './tables/band-metrics';
export type { BootstrapMetricRow, IntervalMethod } from './tables/bootstrap-metrics';
export type { CalibrationBinRow } from './tables/calibration-bins';
export type { ClassMetricRow } from './tables/class-metrics';
export type { ClassDifferenceRow, PairwiseComparisonRow } from './tables/comparisons';
export type { CurvePointRow } from './tables/curve-points';
export type { GroupRow } from './tables/group-metrics';
export type { LabelCountRow } from './tables/label-counts';
export type { OperatingPointRow } from './tables/operating-points';
export type { RankDistributionRow, RankingRule } from './tables/rank-distribution';
export type {
  MeanMetric,
  OwnMetric,
  ResampledMetric,
  ResampledScope,
} from './tables/resampled';
export type { TeamMetricRow } from './tables/team-metrics';

/** The tables that lib/inference makes of all replicates of a task. */
const RESAMPLED = {
  bootstrap_metrics: BOOTSTRAP_METRICS,
  rank_distribution: RANK_DISTRIBUTION,
  pairwise_comparisons: PAIRWISE_COMPARISONS,
} as const;

/**
 * Every result table by name, in the order they are listed. SQL, the rows behind a figure, CSV,
 * Parquet, LaTeX and the terminal read these declarations. Undefined values are null, never 0;
 * rates and scores lie in [0, 1].
 */
export const RESULT_TABLES = {
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
  ...RESAMPLED,
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
