import { BANDS } from '@/lib/challenge/bands';
import {
  BAND_STATISTICS,
  CLASS_STATISTICS,
  type ResampledClassStatistic,
  type ResampledTeamStatistic,
  TEAM_STATISTICS,
  type TeamStatistic,
} from '@/lib/metrics';
import {
  type Columns,
  type Dependency,
  field,
  nullable,
  type RowOf,
  resultTable,
  type TableInputs,
} from './declare';

// Tables made of replicates. lib/inference builds their rows; their types are those declared here.

/** A class statistic that replicates are made of, so that intervals of it are known. */
export type OwnMetric = ResampledClassStatistic;

/** A mean over classes, or a rate of counts summed over classes, that replicates are made of. */
export type MeanMetric = ResampledTeamStatistic;

export type ResampledMetric = MeanMetric | OwnMetric;

function resampledNames<Name extends string>(
  statistics: Readonly<Record<Name, { readonly resampled: boolean; readonly over?: string }>>,
): Name[] {
  const names = Object.keys(statistics) as Name[];
  return names.filter((name) => statistics[name].resampled);
}

const teamNames = resampledNames(TEAM_STATISTICS) as MeanMetric[];

/** Whether `band_metrics` has a statistic too. */
function hasBands(metric: MeanMetric): boolean {
  const statistic: TeamStatistic = TEAM_STATISTICS[metric];
  if (statistic.over !== 'classes') return false;
  return Object.values(BAND_STATISTICS).some(({ mean }) => mean === statistic.mean);
}

/** Means over classes that are also taken over the classes of each band. */
export const BAND_MEANS: readonly MeanMetric[] = teamNames.filter(hasBands);

/** Means that bands have first, then the others: the order of rows. */
export const MEAN_METRICS: readonly MeanMetric[] = [
  ...BAND_MEANS,
  ...teamNames.filter((metric) => !hasBands(metric)),
];

export const OWN_METRICS = resampledNames(CLASS_STATISTICS) as readonly OwnMetric[];

const SCOPES = ['team', 'band', 'class'] as const;

/** What a resampled statistic is about: a team, a team's mean over a band, or one class. */
export type ResampledScope = (typeof SCOPES)[number];

const INTERVAL_METHODS = [
  'percentile',
  'bca',
  'clopper_pearson',
  'wilson',
  'delong',
  'logit',
] as const;

/** How an interval is computed: from replicates, or from counts alone. */
export type IntervalMethod = (typeof INTERVAL_METHODS)[number];

const RANKING_RULES_BY_MEAN = ['map', 'mauroc', 'mf1', 'macro_fnr'] as const satisfies MeanMetric[];

/** By what teams are ranked: a mean over classes, or the mean over classes of ranks by AP. */
export const RANKING_RULES = [...RANKING_RULES_BY_MEAN, 'mean_rank_ap'] as const;

export type RankingRule = (typeof RANKING_RULES)[number];

const task = field.text('Task', 'Name of the task');
const team = field.text('Team', 'Name of the team');
const scope = field.oneOf('Of', 'What the statistic is about', SCOPES);
const metrics: readonly ResampledMetric[] = [...MEAN_METRICS, ...OWN_METRICS];
const metric = field.oneOf('Metric', 'The statistic', metrics);
const level = field.score('Level', 'Nominal coverage of the interval, 0 to 1');

/** The same in all rows of a task, in every table that is made of its replicates. */
const outOfDate = {
  out_of_date: nullable(
    field.text(
      'Out of date',
      'Why the replicates are not those of the data and settings in force; empty where they are',
    ),
  ),
} as const;

const DEPENDS_ON: readonly Dependency[] = [
  'labels',
  'scores',
  'metadata',
  'threshold',
  'limits',
  'teams',
  'replicates',
  'level',
];

/** Rows that lib/inference makes, given with the inputs. */
const rowsOf =
  <C extends Columns>(name: string, _columns: C) =>
  async ({ resampled }: TableInputs) =>
    (await resampled(name)) as readonly RowOf<{ readonly columns: C }>[];

const intervalColumns = {
  task,
  team,
  scope,
  subject: nullable(
    field.text(
      'Class or band',
      'The class or band; `average` for the mean of the three bands; empty for a team',
    ),
  ),
  metric,
  estimate: nullable(field.score('Value', 'On all images')),
  lower: nullable(field.score('Lower', 'Lower end of the interval')),
  upper: nullable(field.score('Upper', 'Upper end of the interval')),
  method: field.oneOf('Method', 'How the interval is computed', INTERVAL_METHODS),
  level,
  standard_error: nullable(field.score('Standard error', 'Standard deviation of the replicates')),
  replicates: field.count('Replicates', 'Replicates in which the statistic is defined'),
  lost: field.count(
    'Lost',
    'Replicates without a positive image of the class; of a mean, of any of its classes',
  ),
  positives: nullable(field.count('Positives', 'Positive images of the class')),
  ...outOfDate,
} as const;

/** One interval of one statistic. */
export type BootstrapMetricRow = RowOf<{ readonly columns: typeof intervalColumns }>;

const BOOTSTRAP_METRICS = resultTable({
  name: 'bootstrap_metrics',
  description: 'Intervals of teams, bands and classes, by every method.',
  key: ['task', 'team', 'scope', 'subject', 'metric', 'method'],
  columns: intervalColumns,
  order: [],
  dependsOn: DEPENDS_ON,
  inSql: true,
  inFiles: true,
  make: rowsOf('bootstrap_metrics', intervalColumns),
});

const rankColumns = {
  task,
  metric: field.oneOf('Ranked by', 'What teams are ranked by', RANKING_RULES),
  team,
  full_rank: nullable(field.count('Rank', 'On all images')),
  rank: field.count('Rank in a replicate', 'From 1 to the number of teams'),
  replicates: field.count('Replicates', 'Replicates in which the team has a rank'),
  probability: field.percent('Share', 'Share of replicates in which the team has this rank'),
  ...outOfDate,
} as const;

/** How often a team takes a rank over the replicates; ranks never taken have rows too. */
export type RankDistributionRow = RowOf<{ readonly columns: typeof rankColumns }>;

const RANK_DISTRIBUTION = resultTable({
  name: 'rank_distribution',
  description: 'How often each team takes each rank over the replicates.',
  key: ['task', 'metric', 'team', 'rank'],
  columns: rankColumns,
  order: [],
  dependsOn: DEPENDS_ON,
  inSql: true,
  inFiles: true,
  make: rowsOf('rank_distribution', rankColumns),
});

const comparison = {
  metric,
  team,
  other: field.text('Less', 'The team it is compared with'),
  difference: nullable(field.signed('Difference', 'Value of the team minus that of the other')),
  lower: nullable(field.signed('Lower', 'Lower end of the interval')),
  upper: nullable(field.signed('Upper', 'Upper end of the interval')),
  level,
  probability: nullable(
    field.percent('Better in', 'Share of replicates in which the team is better, ties half'),
  ),
  p_value: nullable(
    field.score('p', 'Two-sided, of the difference over its standard deviation, as normal'),
  ),
  p_holm: nullable(field.score('p (Holm)', 'Adjusted over the pairs compared')),
  replicates: field.count('Replicates', 'Replicates in which both are defined'),
} as const;

const pairColumns = {
  task,
  scope,
  subject: nullable(field.text('Class or band', 'The class or band; empty for a team')),
  ...comparison,
  ...outOfDate,
} as const;

/**
 * One team minus another, paired over the same replicates. Each pair has one row, the team ranked
 * higher by mAP first. `p_holm` is adjusted over all pairs of the same scope, subject and metric.
 */
export type PairwiseComparisonRow = RowOf<{ readonly columns: typeof pairColumns }>;

const PAIRWISE_COMPARISONS = resultTable({
  name: 'pairwise_comparisons',
  description: 'Differences between every two teams, paired over the replicates.',
  key: ['task', 'scope', 'subject', 'metric', 'team', 'other'],
  columns: pairColumns,
  order: [],
  dependsOn: DEPENDS_ON,
  inSql: true,
  inFiles: true,
  make: rowsOf('pairwise_comparisons', pairColumns),
});

const differenceColumns = {
  task,
  scope: field.oneOf('Of', 'What the statistic is about', ['class']),
  subject: field.text('Class', 'Name of the class'),
  band: nullable(field.oneOf('Band', 'head, medium or tail by training prevalence', BANDS)),
  positives: field.count('Positives', 'Positive images'),
  ...comparison,
  share: nullable(
    field.signed(
      'Adds to the mean',
      'Difference over the number of classes; undefined where a mean leaves the class out',
    ),
  ),
  ...outOfDate,
} as const;

/** Two teams' difference in one class; `p_holm` is adjusted over the classes. */
export type ClassDifferenceRow = RowOf<{ readonly columns: typeof differenceColumns }>;

export const CLASS_DIFFERENCES = resultTable({
  name: 'class_differences',
  description: 'Two teams compared class by class.',
  key: ['task', 'subject', 'metric', 'team', 'other'],
  columns: differenceColumns,
  order: ['subject'],
  dependsOn: DEPENDS_ON,
  inSql: false,
  inFiles: false,
  make: rowsOf('class_differences', differenceColumns),
});

/** The tables that lib/inference makes of all replicates of a task. */
export const RESAMPLED = {
  bootstrap_metrics: BOOTSTRAP_METRICS,
  rank_distribution: RANK_DISTRIBUTION,
  pairwise_comparisons: PAIRWISE_COMPARISONS,
} as const;
