import type { ImprovedTask } from '@/lib/improve/improve';
import {
  type Gains,
  gainInterval,
  RATES,
  type RateName,
  type TunedClass,
  type TunedGroup,
  type Way,
} from '@/lib/improve/tuned';
import { CLASS_STATISTICS } from '@/lib/metrics';
import { orNull } from '../undefined';
import { type ComputedColumn, computed, type Dependency, type RowOf, resultTable } from './declare';

type TunedTask = ImprovedTask<'thresholds'>;

/** What the tables of what could be improved depend on. */
export const IMPROVED_DEPEND_ON: readonly Dependency[] = [
  'labels',
  'scores',
  'metadata',
  'bands',
  'improve',
  'seed',
  'level',
];

/** One class or mean of one submission. */
interface Source {
  readonly task: string;
  readonly team: string;
  readonly level: number;
  readonly gains: Gains;
  rate(way: Way, rate: RateName): number;
}

const WAY_WORDS: Readonly<Record<Way, string>> = {
  before: 'at the threshold of the notebook',
  tuned: 'at tuned thresholds, on images that they were not fitted on',
  same: 'at tuned thresholds, on the same images: too optimistic',
};

const WAY_TITLES: Readonly<Record<Way, string>> = {
  before: 'before',
  tuned: 'tuned',
  same: 'same images',
};

function rateColumns<Own extends Source>(rate: RateName, mean: boolean) {
  const column = computed<Own>();
  const { title, name } = CLASS_STATISTICS[rate];
  const of = mean ? `Mean ${name.toLowerCase().replace('f1', 'F1')}` : name;
  const at = (way: Way) =>
    column.score(`${title} ${WAY_TITLES[way]}`, `${of} ${WAY_WORDS[way]}`, (own) =>
      orNull(own.rate(way, rate)),
    );
  const bound = (side: 0 | 1) => (own: Own) => {
    const interval = gainInterval(own.gains[rate], own.level);
    return interval === null ? null : interval[side];
  };
  return {
    [`${rate}_before`]: at('before'),
    [`${rate}_tuned`]: at('tuned'),
    [`${rate}_same`]: at('same'),
    [`${rate}_gain`]: column.signed(
      `${title} gain`,
      `${of}: tuned minus before, paired by image`,
      (own) => orNull(own.gains[rate].difference),
    ),
    [`${rate}_gain_lower`]: column.signed(
      `${title} gain, lower`,
      'Lower end of its interval',
      bound(0),
    ),
    [`${rate}_gain_upper`]: column.signed(
      `${title} gain, upper`,
      'Upper end of its interval',
      bound(1),
    ),
  } as {
    readonly [Name in
      | `${typeof rate}_before`
      | `${typeof rate}_tuned`
      | `${typeof rate}_same`
      | `${typeof rate}_gain`
      | `${typeof rate}_gain_lower`
      | `${typeof rate}_gain_upper`]: ComputedColumn<Own, number | null>;
  };
}

function gainColumns<Own extends Source>(mean: boolean) {
  const column = computed<Own>();
  return {
    ...rateColumns<Own>('f1', mean),
    optimism: column.signed(
      'Optimism',
      'F1 on the same images minus F1 on others: what tuning and measuring on the same images would add',
      (own) => orNull(own.rate('same', 'f1') - own.rate('tuned', 'f1')),
    ),
    ...rateColumns<Own>('fnr', mean),
    ...rateColumns<Own>('fpr', mean),
  };
}

interface ClassSource extends Source {
  readonly tuned: TunedClass;
  readonly from: string | null;
}

const ofClass = computed<ClassSource>();

const classColumns = {
  task: ofClass.text('Task', 'Name of the task', ({ task }) => task),
  team: ofClass.text('Team', 'Name of the team', ({ team }) => team),
  class: ofClass.text('Class', 'Name of the class', ({ tuned }) => tuned.class),
  band: ofClass.text(
    'Band',
    'Band by training prevalence, or group of classes; null where unknown',
    ({ tuned }) => tuned.band,
  ),
  positives: ofClass.images(
    'Positives',
    'Positive images',
    ({ tuned }) => tuned.before.tp + tuned.before.fn,
  ),
  threshold: ofClass.probability(
    'Tuned threshold',
    'Fitted on all images, or on the other task: images with a higher score are called positive; -1 calls all; null where no class had a positive',
    ({ tuned }) => orNull(tuned.threshold),
  ),
  fitted_on: ofClass.text(
    'Fitted on',
    '`class`: its own images; `band`: all classes of its band, since it has too few positives or one threshold for each band was chosen; `all`: all classes; `task`: another task',
    ({ tuned }) => tuned.source,
  ),
  fitted_task: ofClass.text(
    'Fitted on task',
    'The other task; null where thresholds are cross-fitted',
    ({ tuned, from }) => (tuned.source === 'task' ? from : null),
  ),
  lowest: ofClass.probability(
    'Lowest',
    'Lowest of the thresholds fitted without one fold each',
    ({ tuned }) => orNull(tuned.range[0]),
  ),
  highest: ofClass.probability(
    'Highest',
    'Highest of the thresholds fitted without one fold each',
    ({ tuned }) => orNull(tuned.range[1]),
  ),
  ...gainColumns<ClassSource>(false),
} as const;

export type TunedThresholdRow = RowOf<{ readonly columns: typeof classColumns }>;

/** `tuned_thresholds` of a task. */
export function tunedThresholdRows(tuned: TunedTask): TunedThresholdRow[] {
  const { task, from, level } = tuned;
  return tuned.submissions.flatMap(({ team, found }) =>
    found.classes.map((own) =>
      ofClass.row(classColumns, {
        task,
        team,
        level,
        from,
        tuned: own,
        gains: own.gains,
        rate: (way, rate) => RATES[rate](own[way]),
      }),
    ),
  );
}

export const TUNED_THRESHOLDS = resultTable({
  name: 'tuned_thresholds',
  description:
    'A threshold for each class of each team, and what it gains on images that it was not fitted on.',
  key: ['task', 'team', 'class'],
  columns: classColumns,
  order: ['team', 'class'],
  dependsOn: [...IMPROVED_DEPEND_ON, 'threshold'],
  onDemand: true,
  needsImages: true,
  inSql: true,
  inFiles: false,
  make: async ({ improved }) => (await improved('thresholds')).flatMap(tunedThresholdRows),
});

interface GroupSource extends Source {
  readonly group: TunedGroup;
}

const ofGroup = computed<GroupSource>();

const groupColumns = {
  task: ofGroup.text('Task', 'Name of the task', ({ task }) => task),
  team: ofGroup.text('Team', 'Name of the team', ({ team }) => team),
  band: ofGroup.text(
    'Band',
    'Band by training prevalence, or group of classes; null for all classes',
    ({ group }) => group.band,
  ),
  classes: ofGroup.classes('Classes', 'Classes the means run over', ({ group }) => group.classes),
  ...gainColumns<GroupSource>(true),
} as const;

export type ThresholdGainRow = RowOf<{ readonly columns: typeof groupColumns }>;

/** `threshold_gains` of a task. */
export function thresholdGainRows({ task, level, submissions }: TunedTask): ThresholdGainRow[] {
  return submissions.flatMap(({ team, found }) =>
    found.groups.map((group) =>
      ofGroup.row(groupColumns, {
        task,
        team,
        level,
        group,
        gains: group.gains,
        rate: (way, rate) => group[way][rate],
      }),
    ),
  );
}

export const THRESHOLD_GAINS = resultTable({
  name: 'threshold_gains',
  description: 'What tuned thresholds gain in the mean over classes and over each band.',
  key: ['task', 'team', 'band'],
  columns: groupColumns,
  order: [],
  dependsOn: [...IMPROVED_DEPEND_ON, 'threshold'],
  onDemand: true,
  needsImages: true,
  inSql: true,
  inFiles: false,
  make: async ({ improved }) => (await improved('thresholds')).flatMap(thresholdGainRows),
});
