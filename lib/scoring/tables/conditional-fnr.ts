import { benjaminiHochberg, type Interval, newcombe, twoProportions } from '@/lib/metrics';
import { type ConditionalMisses, LEAST_POSITIVES } from '../images/conditional';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable, UNIT_HINT } from './declare';

/** A pair of classes of one submission, with its test. */
interface Source {
  readonly task: string;
  readonly team: string;
  readonly unit: string | null;
  readonly pair: ConditionalMisses;
  readonly difference: number;
  readonly interval: Interval;
  readonly p: number;
  readonly q: number;
}

/** Coverage of the intervals. */
export const CONDITIONAL_LEVEL = 0.95;

const column = computed<Source>();

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  class: column.text('Class', 'Class whose misses are counted', ({ pair }) => pair.class),
  other: column.text('Other', 'Another class that is labelled, or not', ({ pair }) => pair.other),
  positives_with: column.images(
    'Positives with',
    'Images labelled positive for both classes',
    ({ pair }) => pair.positivesWith,
  ),
  missed_with: column.images(
    'Missed with',
    'Of these, images that are missed for the class at the threshold',
    ({ pair }) => pair.missedWith,
  ),
  fnr_with: column.score(
    'FNR with',
    'False negative rate where the other class is labelled',
    ({ pair }) => pair.missedWith / pair.positivesWith,
  ),
  positives_without: column.images(
    'Positives without',
    'Images labelled positive for the class and negative for the other',
    ({ pair }) => pair.positivesWithout,
  ),
  missed_without: column.images(
    'Missed without',
    'Of these, images that are missed for the class',
    ({ pair }) => pair.missedWithout,
  ),
  fnr_without: column.score(
    'FNR without',
    'False negative rate where the other class is labelled negative',
    ({ pair }) => pair.missedWithout / pair.positivesWithout,
  ),
  difference: column.signed('Difference', 'FNR with minus FNR without', (own) => own.difference),
  lower: column.signed(
    'Lower',
    'Lower end of the 95 % interval of the difference (Newcombe)',
    ({ interval }) => orNull(interval[0]),
  ),
  upper: column.signed('Upper', 'Upper end of that interval', ({ interval }) =>
    orNull(interval[1]),
  ),
  p: column.score('p', 'p value of the difference: two-proportion score test', ({ p }) =>
    orNull(p),
  ),
  q: column.score(
    'q (BH)',
    'p value after Benjamini and Hochberg, over all pairs of the team',
    ({ q }) => orNull(q),
  ),
  design_effect: column.score(
    'Design effect',
    'How many times the variance is that of independent images, because images that are resampled together are alike',
    ({ pair }) => pair.designEffect,
  ),
  unit: column.text('Unit', UNIT_HINT, ({ unit }) => unit),
} as const;

export type ConditionalFnrRow = RowOf<{ readonly columns: typeof columns }>;

/** `conditional_fnr` of one submission, the smallest p value first. */
export function conditionalFnrRows(
  task: string,
  team: string,
  unit: string | null,
  pairs: readonly ConditionalMisses[],
): ConditionalFnrRow[] {
  const tested = pairs.map((pair) => {
    const first = { count: pair.missedWith, of: pair.positivesWith };
    const second = { count: pair.missedWithout, of: pair.positivesWithout };
    return {
      pair,
      difference: first.count / first.of - second.count / second.of,
      interval: newcombe(first, second, CONDITIONAL_LEVEL, pair.designEffect),
      p: twoProportions(first, second, pair.designEffect),
    };
  });
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p));
  return tested
    .map((own, i) => ({ task, team, unit, ...own, q: adjusted[i]! }))
    .sort((a, b) => a.p - b.p || Math.abs(b.difference) - Math.abs(a.difference))
    .map((own) => column.row(columns, own));
}

export const CONDITIONAL_FNR = resultTable({
  name: 'conditional_fnr',
  description: `Whether a class is missed more often where another class is labelled too, for pairs with at least ${LEAST_POSITIVES} positives with and without it.`,
  key: ['task', 'team', 'class', 'other'],
  columns,
  order: [],
  dependsOn: ['labels', 'scores', 'threshold', 'metadata', 'clusters'],
  onDemand: true,
  needsImages: true,
  inSql: true,
  inFiles: false,
  make: async ({ images, threshold }) => {
    const rows: ConditionalFnrRow[] = [];
    for (const source of await images()) {
      for (const team of source.teams) {
        const found = await source.conditional(team, threshold);
        if (found) rows.push(...conditionalFnrRows(source.task, team, found.unit, found.pairs));
      }
    }
    return rows;
  },
});
