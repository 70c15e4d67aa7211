import { type Band, bandNames } from '@/lib/challenge/bands';
import { inClassOrder } from '@/lib/challenge/canonical-order';
import { BAND_STATISTICS } from '@/lib/metrics';
import { meanOf } from '../undefined';
import { type ClassMetricRow, classMetrics } from './class-metrics';
import { computed, type RowOf, resultTable } from './declare';
import { bandsInForce } from './label-counts';

/** One band of one submission. */
interface Source {
  readonly task: string;
  readonly team: string;
  readonly band: Band;
  /** The `class_metrics` of its classes, in canonical order. */
  readonly classes: readonly ClassMetricRow[];
}

const column = computed<Source>();

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  band: column.text('Band', 'Band by training prevalence, or group of classes', ({ band }) => band),
  classes: column.classes(
    'Classes',
    'Classes of the band that the team scored',
    ({ classes }) => classes.length,
  ),
  ...column.statistics(BAND_STATISTICS, ({ classes }, name) =>
    meanOf(classes.map((row) => row[BAND_STATISTICS[name].mean])),
  ),
} as const;

export type BandMetricRow = RowOf<{ readonly columns: typeof columns }>;

/**
 * `band_metrics`: means over the classes of each band that a team scored. Bands without a class
 * have no row.
 *
 * @param rows `class_metrics` of one task
 * @param bands names of the bands, in order
 */
export function bandMetrics(
  rows: readonly ClassMetricRow[],
  bands: readonly Band[],
): BandMetricRow[] {
  const teams = [...new Set(rows.map((row) => row.team))];
  return teams.flatMap((team) => {
    const own = inClassOrder(rows.filter((row) => row.team === team));
    return bands.flatMap((band) => {
      const classes = own.filter((row) => row.band === band);
      const [first] = classes;
      return first ? [column.row(columns, { task: first.task, team, band, classes })] : [];
    });
  });
}

export const BAND_METRICS = resultTable({
  name: 'band_metrics',
  description: 'Means over the classes of each band, for each team.',
  key: ['task', 'team', 'band'],
  columns,
  order: [],
  dependsOn: ['labels', 'scores', 'threshold', 'bands'],
  hasIntervals: true,
  inSql: true,
  inFiles: true,
  bySubmission: true,
  make: ({ evaluations, threshold, bands }) =>
    evaluations.flatMap((one) =>
      bandMetrics(classMetrics(one, threshold, bands), bandNames(bandsInForce(one.classes, bands))),
    ),
});
