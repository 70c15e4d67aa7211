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

/** One team's statistic minus another's, paired over the same replicates. NaN where undefined. */
export interface DifferenceSource {
  readonly head: RowHead;
  readonly scope: ResampledScope;
  /** The band or class; null for a team. */
  readonly subject: string | null;
  readonly metric: ResampledMetric;
  readonly team: string;
  readonly other: string;
  /** On all images; null where one of the two is undefined. */
  readonly difference: number | null;
  readonly interval: readonly [lower: number, upper: number];
  readonly level: number;
  /** Share of replicates in which the team is better, ties half. */
  readonly probability: number;
  readonly p: number;
  /** By the jackknife, or over the replicates where no groups were left out. */
  readonly standardError: number;
  /** How many times as many images would show the difference; as of `sampleFactor`. */
  readonly factor: number;
  /** Images of the task. */
  readonly images: number;
  /** Positive images of the class; null for a mean. */
  readonly classPositives: number | null;
  /** Adjusted over the pairs compared. */
  readonly pHolm: number;
  /** Replicates in which both are defined. */
  readonly replicates: number;
}

const column = computed<DifferenceSource>();

/** Power for which `images_needed` is computed. */
const POWER = '80 %';

/** A number of images times a factor; null where the factor is undefined or infinite. */
const times = (images: number, factor: number) =>
  Number.isFinite(factor) ? Math.ceil(images * factor) : null;

const comparison = {
  metric: column.oneOf('Metric', 'The statistic', RESAMPLED_METRICS, ({ metric }) => metric),
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  other: column.text('Less', 'The team it is compared with', ({ other }) => other),
  difference: column.signed(
    'Difference',
    'Value of the team minus that of the other; null where one is undefined',
    ({ difference }) => difference,
  ),
  lower: column.signed('Lower', 'Lower end of the interval; null where undefined', (one) =>
    orNull(one.interval[0]),
  ),
  upper: column.signed('Upper', 'Upper end of the interval; null where undefined', (one) =>
    orNull(one.interval[1]),
  ),
  level: column.score('Level', 'Nominal coverage of the interval, 0 to 1', ({ level }) => level),
  probability: column.percent(
    'Better in',
    'Share of replicates in which the team is better, ties half; null without replicates',
    ({ probability }) => orNull(probability),
  ),
  p_value: column.score(
    'p',
    'Two-sided, of the difference less its bias over its standard error, by Student’s t; null where undefined',
    ({ p }) => orNull(p),
  ),
  p_holm: column.score(
    'p (Holm)',
    'Adjusted over the pairs compared; null where p is',
    ({ pHolm }) => orNull(pHolm),
  ),
  standard_error: column.score(
    'Standard error',
    'Of the difference, by the jackknife; of score counts, the standard deviation over the replicates; null where undefined',
    (one) => orNull(one.standardError),
  ),
  images_needed: column.images(
    'Images needed',
    `Images like those of the task with which p is below 1 minus the level with ${POWER} power, if the true difference is this one; one pair, not adjusted; null where undefined`,
    ({ images, factor }) => times(images, factor),
  ),
  positives_needed: column.images(
    'Positives needed',
    'Positive images of the class among the images needed; null for a mean, and where these are',
    ({ classPositives, factor }) =>
      classPositives === null ? null : times(classPositives, factor),
  ),
  replicates: column.replicates(
    'Replicates',
    'Replicates in which both are defined',
    ({ replicates }) => replicates,
  ),
} as const;

const pairColumns = {
  task: headColumns.task,
  scope: column.oneOf('Of', 'What the statistic is about', SCOPES, ({ scope }) => scope),
  subject: column.text(
    'Class or band',
    'The class or band; null for a team',
    ({ subject }) => subject,
  ),
  ...comparison,
  out_of_date: headColumns.out_of_date,
} as const;

/**
 * One team minus another, paired over the same replicates. Each pair has one row, the team ranked
 * higher by mAP first. `p_holm` is adjusted over all pairs of the same scope, subject and metric.
 */
export type PairwiseComparisonRow = RowOf<{ readonly columns: typeof pairColumns }>;

export const pairwiseComparisonRow = (source: DifferenceSource): PairwiseComparisonRow =>
  column.row(pairColumns, source);

export const PAIRWISE_COMPARISONS = resultTable({
  name: 'pairwise_comparisons',
  description: 'Differences between every two teams, paired over the replicates.',
  key: ['task', 'scope', 'subject', 'metric', 'team', 'other'],
  columns: pairColumns,
  order: [],
  dependsOn: RESAMPLED_DEPEND_ON,
  inSql: true,
  inFiles: true,
  make: resampledRows('pairwise_comparisons', pairColumns),
});

/** The difference of two teams in one class. */
export interface ClassDifferenceSource extends DifferenceSource {
  readonly classRow: ClassMetricRow;
  /** Classes in which both teams' statistic is defined: those of the mean. */
  readonly classes: number;
}

const ofClass = computed<ClassDifferenceSource>();

const differenceColumns = {
  task: headColumns.task,
  scope: ofClass.oneOf('Of', 'What the statistic is about', ['class'], () => 'class'),
  subject: ofClass.text('Class', 'Name of the class', ({ classRow }) => classRow.class),
  band: ofClass.text(
    'Band',
    'Band by training prevalence, or group of classes; null where unknown',
    ({ classRow }) => classRow.band,
  ),
  positives: ofClass.images('Positives', 'Positive images', ({ classRow }) => classRow.positives),
  ...comparison,
  share: ofClass.signed(
    'Adds to the mean',
    'Difference over the number of classes; null where a mean leaves the class out',
    ({ difference, classes }) => (difference === null ? null : difference / classes),
  ),
  out_of_date: headColumns.out_of_date,
} as const;

/** Two teams' difference in one class; `p_holm` is adjusted over the classes. */
export type ClassDifferenceRow = RowOf<{ readonly columns: typeof differenceColumns }>;

export const classDifferenceRow = (source: ClassDifferenceSource): ClassDifferenceRow =>
  ofClass.row(differenceColumns, source);

export const CLASS_DIFFERENCES = resultTable({
  name: 'class_differences',
  description: 'Two teams compared class by class.',
  key: ['task', 'subject', 'metric', 'team', 'other'],
  columns: differenceColumns,
  order: ['subject'],
  dependsOn: RESAMPLED_DEPEND_ON,
  inSql: false,
  inFiles: false,
  make: resampledRows('class_differences', differenceColumns),
});
