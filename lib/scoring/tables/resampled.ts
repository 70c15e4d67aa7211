import {
  BAND_STATISTICS,
  CLASS_STATISTICS,
  type ResampledClassStatistic,
  type ResampledTeamStatistic,
  TEAM_STATISTICS,
  type TeamStatistic,
} from '@/lib/metrics';
import { type Columns, computed, type Dependency, type RowOf, type TableInputs } from './declare';

// What the tables made of replicates share. lib/inference computes the sources of their rows.

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

export const SCOPES = ['team', 'band', 'class'] as const;

/** What a resampled statistic is about: a team, a team's mean over a band, or one class. */
export type ResampledScope = (typeof SCOPES)[number];

/** Every resampled statistic, in the order of rows. */
export const RESAMPLED_METRICS: readonly ResampledMetric[] = [...MEAN_METRICS, ...OWN_METRICS];

/** What replicates depend on, in the order in which they are checked for changes. */
export const REPLICATES_DEPEND_ON = [
  'scores',
  'clusters',
  'seed',
  'replicates',
  'threshold',
] as const satisfies readonly Dependency[];

/** What the tables made of replicates depend on. */
export const RESAMPLED_DEPEND_ON: readonly Dependency[] = [
  'labels',
  ...REPLICATES_DEPEND_ON,
  'metadata',
  'bands',
  'teams',
  'level',
];

/** The rows that lib/inference made for a table. */
export const resampledRows =
  <C extends Columns>(name: string, _columns: C) =>
  async ({ resampled }: TableInputs) =>
    (await resampled(name)) as readonly RowOf<{ readonly columns: C }>[];

/** What all rows of one task have in common. */
export interface RowHead {
  readonly task: string;
  /** Why the replicates are out of date; null where they are not. */
  readonly outOfDate: string | null;
}

const column = computed<{ readonly head: RowHead }>();

/** First and last columns of every table made of replicates. */
export const headColumns = {
  task: column.text('Task', 'Name of the task', ({ head }) => head.task),
  out_of_date: column.text(
    'Out of date',
    'Why the replicates do not match the data and settings now in force; null where they do',
    ({ head }) => head.outOfDate,
  ),
} as const;
