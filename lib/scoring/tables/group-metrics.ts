import { CLASS_STATISTICS, type Confusion } from '@/lib/metrics';
import type { Breakdown } from '../break-down';
import { gridIndex } from '../settings';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable } from './declare';

/** One class of one submission, in one group of images. */
interface Source {
  readonly task: string;
  readonly attribute: string;
  readonly group: string;
  readonly team: string;
  readonly class: string;
  readonly positives: number;
  readonly images: number;
  /** At the threshold; NaN without probabilities. */
  readonly counts: Confusion;
}

const column = computed<Source>();
const { prevalence, fnr, fpr } = CLASS_STATISTICS;
const rates = { fnr, fpr };

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  attribute: column.text('Attribute', 'Column the images are grouped by', (one) => one.attribute),
  group: column.text('Group', 'Value of the attribute', ({ group }) => group),
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  class: column.text('Class', 'Name of the class', (one) => one.class),
  positives: column.images('Positives', 'Positive images', ({ positives }) => positives),
  images: column.images('Images', 'Images with a known label', ({ images }) => images),
  ...column.statistics({ prevalence }, ({ positives, images }) =>
    orNull(prevalence.compute({ positives, negatives: images - positives })),
  ),
  ...column.statistics(rates, ({ counts }, name) => orNull(rates[name].compute(counts))),
} as const;

/** One class in one group: of one team, or pooled over several. */
export type GroupRow = RowOf<{ readonly columns: typeof columns }>;

/** Rows of every team, class and group at a threshold. */
export function groupRows(breakdown: Breakdown, threshold: number): GroupRow[] {
  const { task, attribute, groups } = breakdown;
  const at = gridIndex(threshold);
  return breakdown.submissions.flatMap(({ team, classes }) =>
    classes.flatMap((one) =>
      one.groups.map(({ positives, images, tp, fp }, group) => {
        const [hits, alarms] = [tp[at] ?? Number.NaN, fp[at] ?? Number.NaN];
        const tn = images - positives - alarms;
        const counts = { tp: hits, fp: alarms, fn: positives - hits, tn };
        return column.row(columns, {
          task,
          attribute,
          group: groups[group]!,
          team,
          class: one.class,
          positives,
          images,
          counts,
        });
      }),
    ),
  );
}

export const GROUP_METRICS = resultTable({
  name: 'group_metrics',
  description: 'Rates of each class of each team among the images of one group.',
  key: ['task', 'attribute', 'group', 'team', 'class'],
  columns,
  order: [],
  dependsOn: ['labels', 'scores', 'metadata', 'threshold'],
  onDemand: true,
  inSql: true,
  inFiles: false,
  make: async ({ breakdowns, threshold }) =>
    (await breakdowns()).flatMap((one) => groupRows(one, threshold)),
});
