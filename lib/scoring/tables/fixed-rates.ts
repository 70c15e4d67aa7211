import type { FixedRatesClass, OperatingPoint, Rate } from '@/lib/improve/fixed-rates';
import type { ImprovedTask } from '@/lib/improve/improve';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable } from './declare';

/** One operating point of one class of one submission. */
interface Source {
  readonly task: string;
  readonly team: string;
  readonly own: FixedRatesClass;
  readonly point: OperatingPoint;
}

const column = computed<Source>();

function rateColumns<const Key extends 'sensitivity' | 'specificity'>(key: Key, title: string) {
  const at = (part: keyof Rate) => (source: Source) => orNull(source.point[key][part]);
  return {
    [key]: column.score(title, `${title} at the threshold`, at('value')),
    [`${key}_lower`]: column.score(`${title}, lower`, 'Lower end of its interval', at('lower')),
    [`${key}_upper`]: column.score(`${title}, upper`, 'Upper end of its interval', at('upper')),
  } as {
    readonly [Name in Key | `${Key}_lower` | `${Key}_upper`]: ReturnType<typeof column.score>;
  };
}

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  class: column.text('Class', 'Name of the class', ({ own }) => own.class),
  positives: column.images('Positives', 'Positive images', ({ own }) => own.positives),
  negatives: column.images('Negatives', 'Negative images', ({ own }) => own.negatives),
  held: column.oneOf(
    'Held',
    'The rate that is at least `at`; the other is as high as it can be',
    ['specificity', 'sensitivity'],
    ({ point }) => point.rate,
  ),
  at: column.percent('At', 'The value that the held rate has at least', ({ point }) => point.at),
  threshold: column.probability(
    'Threshold',
    'Found on these images: those with a higher score are called positive; -1 calls all',
    ({ point }) => orNull(point.threshold),
  ),
  ...rateColumns('sensitivity', 'Sensitivity'),
  ...rateColumns('specificity', 'Specificity'),
} as const;

export type FixedRateRow = RowOf<{ readonly columns: typeof columns }>;

/** `fixed_rates` of a task. */
export function fixedRateRows({ task, submissions }: ImprovedTask<'rates'>): FixedRateRow[] {
  return submissions.flatMap(({ team, found }) =>
    found.classes.flatMap((own) =>
      own.points.map((point) => column.row(columns, { task, team, own, point })),
    ),
  );
}

export const FIXED_RATES_TABLE = resultTable({
  name: 'fixed_rates',
  description:
    'Sensitivity at a specificity, and specificity at a sensitivity, of each class of each team.',
  key: ['task', 'team', 'class', 'held', 'at'],
  columns,
  order: ['class', 'team'],
  dependsOn: ['labels', 'scores', 'metadata', 'improve', 'level'],
  onDemand: true,
  needsImages: true,
  inSql: true,
  inFiles: false,
  make: async ({ improved }) => (await improved('rates')).flatMap(fixedRateRows),
});
