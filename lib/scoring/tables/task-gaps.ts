import type { Interval } from '@/lib/metrics';
import { BOARD_LEVEL } from '../boards/board-samples';
import type { BoardComparison } from '../boards/comparison';
import { changeInterval } from '../boards/sample-parts';
import {
  GAP_METRICS,
  GAP_ORDERS,
  GAP_STEPS,
  type GapMetric,
  type GapOrder,
  type GapStep,
  meanOfSeries,
  type TeamGap,
  teamGap,
} from '../boards/team-boards';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable } from './declare';
import { comparisonsOf } from './label-effects';

/** One step of the way from one task's mean to another's. */
interface Source {
  readonly task: string;
  readonly second: string;
  readonly team: string | null;
  readonly metric: GapMetric;
  readonly order: GapOrder;
  readonly step: GapStep;
  readonly place: number;
  readonly classes: number | null;
  readonly images: number;
  readonly start: number;
  readonly end: number;
  readonly change: Float64Array;
  readonly groups: number;
}

const column = computed<Source>();

/** Interval of a step that shared images take part in; the others do not vary with them. */
function interval({ step, change, groups }: Source): Interval {
  const varies = step === 'images' || step === 'labels' || change.some((own) => own !== change[0]);
  if (!varies || step === 'rest') return [Number.NaN, Number.NaN];
  return changeInterval(change, groups, BOARD_LEVEL);
}

const columns = {
  task: column.text('Task', 'Name of the task where the way starts', ({ task }) => task),
  second: column.text('Second task', 'Name of the task where it ends', ({ second }) => second),
  team: column.text(
    'Team',
    'Name of the team; null for the mean of the teams that have both tasks',
    ({ team }) => team,
  ),
  metric: column.oneOf(
    'Metric',
    'The statistic whose mean is compared',
    GAP_METRICS,
    (own) => own.metric,
  ),
  order: column.oneOf(
    'Order',
    'Order of the first two steps; average is the mean of both orders (Shapley)',
    GAP_ORDERS,
    ({ order }) => order,
  ),
  step: column.oneOf(
    'Step',
    'classes: all to shared classes; images: all to shared images, first labels; labels: first to second labels of these; rest: what remains to the second task’s mean',
    GAP_STEPS,
    ({ step }) => step,
  ),
  place: column.count('Place', 'Place of the step, from 1', ({ place }) => place),
  start: column.score('Start', 'Mean on the first task, all classes', ({ start }) => orNull(start)),
  change: column.signed('Change', 'What the step adds', ({ change }) => orNull(change[0]!)),
  lower: column.signed(
    'Lower',
    'Lower end of the 95 % interval of the change for as many other shared images, by the jackknife of their patients where one is known; null for what does not depend on them',
    (own) => orNull(interval(own)[0]),
  ),
  upper: column.signed('Upper', 'Upper end of that interval', (own) => orNull(interval(own)[1])),
  end: column.score(
    'End',
    'Mean on the second task, all classes; null without a submission for it',
    ({ end }) => orNull(end),
  ),
  images: column.images('Images', 'Images that both label files have', ({ images }) => images),
  shared_classes: column.classes(
    'Shared classes',
    'Classes of both label files that are defined under both on the shared images; null for the mean of teams',
    ({ classes }) => classes,
  ),
} as const;

export type TaskGapRow = RowOf<{ readonly columns: typeof columns }>;

/** Steps in the order in which they are taken. */
const ORDER: Readonly<Record<GapOrder, readonly GapStep[]>> = {
  average: GAP_STEPS,
  'classes first': GAP_STEPS,
  'images first': ['images', 'classes', 'labels', 'rest'],
};

/** The mean of teams; undefined without one that has both tasks. */
function meanGap(gaps: readonly TeamGap[]): Omit<TeamGap, 'team'> | null {
  const whole = gaps.filter(({ end }) => !Number.isNaN(end));
  const [first] = whole;
  if (!first) return null;
  const mean = (value: (gap: TeamGap) => number) =>
    whole.reduce((sum, gap) => sum + value(gap), 0) / whole.length;
  const changes = (order: GapOrder) =>
    Object.fromEntries(
      GAP_STEPS.map((step) => [step, meanOfSeries(whole.map((gap) => gap.changes[order][step]))]),
    ) as Record<GapStep, Float64Array>;
  return {
    metric: first.metric,
    classes: first.classes,
    start: mean(({ start }) => start),
    end: mean(({ end }) => end),
    changes: {
      average: changes('average'),
      'classes first': changes('classes first'),
      'images first': changes('images first'),
    },
  };
}

/** `task_gaps` of a comparison: the mean of teams first, then each team. */
export function taskGapRows({ shared, teams, evaluations }: BoardComparison): TaskGapRow[] {
  const { task, second, rows, groups } = shared;
  return GAP_METRICS.flatMap((metric) => {
    const gaps = teams
      .filter((own) => own.metric === metric)
      .map((own) => teamGap(own, metric, evaluations, shared));
    const mean = meanGap(gaps);
    const all = [
      ...(mean ? [{ ...mean, team: null, classes: null }] : []),
      ...gaps.map((gap) => ({ ...gap, classes: gap.classes as number | null })),
    ];
    return all.flatMap(({ team, classes, start, end, changes }) =>
      GAP_ORDERS.flatMap((order) =>
        ORDER[order].map((step, at) =>
          column.row(columns, {
            task,
            second,
            team,
            metric,
            order,
            step,
            place: at + 1,
            classes,
            images: rows.length,
            start,
            end,
            change: changes[order][step],
            groups,
          }),
        ),
      ),
    );
  });
}

export const TASK_GAPS = resultTable({
  name: 'task_gaps',
  description:
    'The gap between each team’s means on two tasks that share images, taken apart in steps: classes, images, labels and the rest.',
  key: ['task', 'second', 'team', 'metric', 'order', 'step'],
  columns,
  order: [],
  dependsOn: ['labels', 'scores', 'metadata', 'threshold'],
  onDemand: true,
  inSql: true,
  inFiles: false,
  make: async (inputs) => (await comparisonsOf(inputs)).flatMap(taskGapRows),
});
