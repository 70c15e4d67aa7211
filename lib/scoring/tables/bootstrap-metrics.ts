import { orNull } from '../undefined';
import type { ClassMetricRow } from './class-metrics';
import { computed, type RowOf, resultTable } from './declare';
import {
  headColumns,
  RESAMPLED_DEPEND_ON,
  RESAMPLED_METRICS,
  type ResampledMetric,
  type ResampledScope,
  type RowHead,
  resampledRows,
  SCOPES,
} from './resampled';

const INTERVAL_METHODS = [
  'jackknife',
  'percentile',
  'bca',
  'clopper_pearson',
  'wilson',
  'delong',
  'logit',
] as const;

/** How an interval is computed: from samples of the images, or from counts alone. */
export type IntervalMethod = (typeof INTERVAL_METHODS)[number];

/** One interval of one statistic, by one method. */
export interface IntervalSource {
  readonly head: RowHead;
  readonly team: string;
  readonly scope: ResampledScope;
  /** The band or class; null for a team. */
  readonly subject: string | null;
  readonly metric: ResampledMetric;
  readonly estimate: number | null;
  readonly method: IntervalMethod;
  readonly level: number;
  /** Both ends; NaN where undefined. */
  readonly interval: readonly [lower: number, upper: number];
  /** How much too high the value is on average, by the jackknife; NaN by other methods. */
  readonly bias: number;
  /** NaN where the method has none. */
  readonly standardError: number;
  readonly replicates: number;
  readonly lost: number;
  /** The row of the class, for a statistic of one. */
  readonly classRow: ClassMetricRow | null;
}

const column = computed<IntervalSource>();

const columns = {
  task: headColumns.task,
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  scope: column.oneOf('Of', 'What the statistic is about', SCOPES, ({ scope }) => scope),
  subject: column.text(
    'Class or band',
    'The class or band; `average` for the mean of the bands; null for a team',
    ({ subject }) => subject,
  ),
  metric: column.oneOf('Metric', 'The statistic', RESAMPLED_METRICS, ({ metric }) => metric),
  estimate: column.score('Value', 'On all images; null where undefined', (one) => one.estimate),
  bias: column.signed(
    'Bias',
    'How much too high the value is on average, by the jackknife: AP of few positives is biased upwards. The interval is about the value less this; null for the other methods',
    (one) => orNull(one.bias),
  ),
  lower: column.score('Lower', 'Lower end of the interval; null where undefined', (one) =>
    orNull(one.interval[0]),
  ),
  upper: column.score('Upper', 'Upper end of the interval; null where undefined', (one) =>
    orNull(one.interval[1]),
  ),
  method: column.oneOf(
    'Method',
    'How the interval is computed',
    INTERVAL_METHODS,
    ({ method }) => method,
  ),
  level: column.score('Level', 'Nominal coverage of the interval, 0 to 1', (one) => one.level),
  standard_error: column.score(
    'Standard error',
    'By the jackknife, the standard deviation of the replicates, or by DeLong; null for the other methods',
    ({ standardError }) => orNull(standardError),
  ),
  replicates: column.replicates(
    'Replicates',
    'Replicates in which the statistic is defined; 0 for a method that uses none',
    ({ replicates }) => replicates,
  ),
  lost: column.replicates(
    'Lost',
    'Replicates without a positive image of the class; of a mean, of any of its classes',
    ({ lost }) => lost,
  ),
  positives: column.images(
    'Positives',
    'Positive images of the class; null for teams and bands',
    ({ classRow }) => classRow?.positives ?? null,
  ),
  out_of_date: headColumns.out_of_date,
} as const;

/** One interval of one statistic. */
export type BootstrapMetricRow = RowOf<{ readonly columns: typeof columns }>;

export const bootstrapMetricRow = (source: IntervalSource): BootstrapMetricRow =>
  column.row(columns, source);

export const BOOTSTRAP_METRICS = resultTable({
  name: 'bootstrap_metrics',
  description: 'Intervals of teams, bands and classes, by every method.',
  key: ['task', 'team', 'scope', 'subject', 'metric', 'method'],
  columns: columns,
  order: [],
  dependsOn: RESAMPLED_DEPEND_ON,
  inSql: true,
  inFiles: true,
  make: resampledRows('bootstrap_metrics', columns),
});
