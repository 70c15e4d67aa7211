import { netBenefit, netBenefitOfAll, normalQuantile } from '@/lib/metrics';
import type { ClassResult } from '../class-result';
import type { TaskEvaluation } from '../evaluation';
import { orNull } from '../undefined';
import { confusionAtThreshold } from './class-metrics';
import { computed, type RowOf, resultTable } from './declare';

/** One class of one submission at one threshold. */
interface Source {
  readonly task: string;
  readonly team: string;
  readonly result: ClassResult;
  readonly threshold: number;
}

/** Of 95 % intervals. */
const Z = normalQuantile(0.975);

const column = computed<Source>();

const benefitOf = ({ result, threshold }: Source) =>
  netBenefit(confusionAtThreshold(result, threshold), threshold);

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  class: column.text('Class', 'Name of the class', ({ result }) => result.class),
  threshold: column.probability(
    'Threshold',
    'Probability from which on one would act; scores above it are called positive',
    ({ threshold }) => threshold,
  ),
  net_benefit: column.signed(
    'Net benefit',
    'TP / n - FP / n x t / (1 - t), in true positives per image',
    (one) => orNull(benefitOf(one).value),
  ),
  lower: column.signed(
    'Lower',
    'Lower end of its 95 % interval, images taken as independent',
    (one) => {
      const { value, error } = benefitOf(one);
      return orNull(value - Z * error);
    },
  ),
  upper: column.signed(
    'Upper',
    'Upper end of its 95 % interval, images taken as independent',
    (one) => {
      const { value, error } = benefitOf(one);
      return orNull(value + Z * error);
    },
  ),
  all: column.signed(
    'Of all',
    'Net benefit of calling every image positive',
    ({ result, threshold }) => orNull(netBenefitOfAll(result.positives / result.images, threshold)),
  ),
} as const;

export type NetBenefitRow = RowOf<{ readonly columns: typeof columns }>;

/** Thresholds of the curves: 0.01, 0.02, ..., 0.99, and finer below for rare classes. */
const THRESHOLDS = [
  ...Array.from({ length: 9 }, (_, k) => (k + 1) / 1000),
  ...Array.from({ length: 99 }, (_, k) => (k + 1) / 100),
];

/**
 * `net_benefit` of a task: decision curves of each class of each team that has probabilities.
 *
 * @param only the class; all without it
 */
export function netBenefitRows(
  { task, submissions }: TaskEvaluation,
  only?: string,
): NetBenefitRow[] {
  return submissions.flatMap(({ team, classes }) =>
    classes
      .filter(({ tp, class: name }) => tp.length > 0 && (only === undefined || name === only))
      .flatMap((result) =>
        THRESHOLDS.map((threshold) => column.row(columns, { task, team, result, threshold })),
      ),
  );
}

export const NET_BENEFIT = resultTable({
  name: 'net_benefit',
  description:
    'Decision curves: net benefit of each class of each team by threshold, 95 % intervals.',
  key: ['task', 'team', 'class', 'threshold'],
  columns,
  order: [],
  dependsOn: ['labels', 'scores'],
  onDemand: true,
  inSql: true,
  inFiles: true,
  bySubmission: true,
  make: ({ evaluations }) => evaluations.flatMap((one) => netBenefitRows(one)),
});
