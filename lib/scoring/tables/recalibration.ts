import type { ImprovedTask } from '@/lib/improve/improve';
import type {
  CalibrationState,
  RecalibratedClass,
  RecalibratedGroup,
} from '@/lib/improve/recalibration';
import { type Gain, gainInterval } from '@/lib/improve/tuned';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable } from './declare';
import { IMPROVED_DEPEND_ON } from './tuned-thresholds';

type RecalibratedTask = ImprovedTask<'recalibration'>;

/** One class of one submission. */
interface Source {
  readonly task: string;
  readonly team: string;
  readonly level: number;
  readonly from: string | null;
  readonly own: RecalibratedClass;
}

const column = computed<Source>();

const end = (gain: Gain, level: number, side: 0 | 1) => {
  const interval = gainInterval(gain, level);
  return interval === null ? null : interval[side];
};

type StateName = Exclude<keyof CalibrationState, 'bins'>;

/** A statistic of the scores as they are, and recalibrated. */
function pair<const Key extends string>(key: Key, state: StateName, title: string, text: string) {
  const at = (when: 'before' | 'after', word: string) =>
    column.score(`${title} ${when}`, `${text}, ${word}`, ({ own }) => orNull(own[when][state]));
  return {
    [`${key}_before`]: at('before', 'of the scores as they are'),
    [`${key}_after`]: at('after', 'recalibrated, on images that the map was not fitted on'),
  } as { readonly [Name in `${Key}_before` | `${Key}_after`]: ReturnType<typeof at> };
}

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  team: column.text('Team', 'Name of the team', ({ team }) => team),
  class: column.text('Class', 'Name of the class', ({ own }) => own.class),
  band: column.text(
    'Band',
    'Band by training prevalence, or group of classes; null where unknown',
    ({ own }) => own.band,
  ),
  positives: column.images('Positives', 'Positive images', ({ own }) => own.positives),
  map: column.text(
    'Map',
    'The map fitted on all images, or on the other task; null where there are too few positives or negatives, and scores stay as they are',
    ({ own }) => own.map,
  ),
  fitted_task: column.text(
    'Fitted on task',
    'The other task; null where maps are cross-fitted',
    ({ from }) => from,
  ),
  order: column.text(
    'Order',
    '`same`: the map keeps the order of images, so AP and AUROC; `ties`: it gives some the same score; `reversed`: it changes the order',
    ({ own }) => own.order,
  ),
  ...pair('brier', 'brier', 'Brier', 'Brier score'),
  brier_gain: column.signed(
    'Brier gain',
    'Brier score after minus before; below 0 is better',
    ({ own }) => orNull(own.brierGain.difference),
  ),
  brier_gain_lower: column.signed('Brier gain, lower', 'Lower end of its interval', (one) =>
    end(one.own.brierGain, one.level, 0),
  ),
  brier_gain_upper: column.signed('Brier gain, upper', 'Upper end of its interval', (one) =>
    end(one.own.brierGain, one.level, 1),
  ),
  ...pair('calibration', 'calibration', 'Calibration part', 'Part of the Brier score by bins'),
  ...pair('refinement', 'refinement', 'Refinement part', 'Part of the Brier score by bins'),
  ...pair('log_loss', 'logLoss', 'Log loss', 'Log loss in nats'),
  log_loss_gain: column.signed(
    'Log loss gain',
    'Log loss after minus before; below 0 is better',
    ({ own }) => orNull(own.logLossGain.difference),
  ),
  log_loss_gain_lower: column.signed('Log loss gain, lower', 'Lower end of its interval', (one) =>
    end(one.own.logLossGain, one.level, 0),
  ),
  log_loss_gain_upper: column.signed('Log loss gain, upper', 'Upper end of its interval', (one) =>
    end(one.own.logLossGain, one.level, 1),
  ),
  ...pair('ece', 'ece', 'ECE', 'Expected calibration error'),
  ...pair('ece_debiased', 'eceDebiased', 'Debiased ECE', 'ECE less what chance adds'),
  ...pair('smooth_ece', 'smoothEce', 'Smooth ECE', 'Smooth ECE; null unless it was asked for'),
  ...pair('ap', 'ap', 'AP', 'Average precision'),
} as const;

export type RecalibrationRow = RowOf<{ readonly columns: typeof columns }>;

/** `recalibration` of a task. */
export function recalibrationRows({
  task,
  level,
  from,
  submissions,
}: RecalibratedTask): RecalibrationRow[] {
  return submissions.flatMap(({ team, found }) =>
    found.classes.map((own) => column.row(columns, { task, team, level, from, own })),
  );
}

export const RECALIBRATION = resultTable({
  name: 'recalibration',
  description:
    'Calibration of each class of each team before and after a map of its scores, measured on images that it was not fitted on.',
  key: ['task', 'team', 'class'],
  columns,
  order: ['team', 'class'],
  dependsOn: [...IMPROVED_DEPEND_ON, 'bins'],
  onDemand: true,
  needsImages: true,
  inSql: true,
  inFiles: false,
  make: async ({ improved }) => (await improved('recalibration')).flatMap(recalibrationRows),
});

interface GroupSource {
  readonly task: string;
  readonly team: string;
  readonly level: number;
  readonly group: RecalibratedGroup;
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
  brier_gain: ofGroup.signed(
    'Brier gain',
    'Mean Brier score after minus before; below 0 is better',
    ({ group }) => orNull(group.brierGain.difference),
  ),
  brier_gain_lower: ofGroup.signed('Brier gain, lower', 'Lower end of its interval', (one) =>
    end(one.group.brierGain, one.level, 0),
  ),
  brier_gain_upper: ofGroup.signed('Brier gain, upper', 'Upper end of its interval', (one) =>
    end(one.group.brierGain, one.level, 1),
  ),
  log_loss_gain: ofGroup.signed(
    'Log loss gain',
    'Mean log loss after minus before; below 0 is better',
    ({ group }) => orNull(group.logLossGain.difference),
  ),
  log_loss_gain_lower: ofGroup.signed('Log loss gain, lower', 'Lower end of its interval', (one) =>
    end(one.group.logLossGain, one.level, 0),
  ),
  log_loss_gain_upper: ofGroup.signed('Log loss gain, upper', 'Upper end of its interval', (one) =>
    end(one.group.logLossGain, one.level, 1),
  ),
} as const;

export type RecalibrationGainRow = RowOf<{ readonly columns: typeof groupColumns }>;

/** `recalibration_gains` of a task. */
export function recalibrationGainRows({
  task,
  level,
  submissions,
}: RecalibratedTask): RecalibrationGainRow[] {
  return submissions.flatMap(({ team, found }) =>
    found.groups.map((group) => ofGroup.row(groupColumns, { task, team, level, group })),
  );
}

export const RECALIBRATION_GAINS = resultTable({
  name: 'recalibration_gains',
  description: 'What recalibration gains in the mean over classes and over each band.',
  key: ['task', 'team', 'band'],
  columns: groupColumns,
  order: [],
  dependsOn: [...IMPROVED_DEPEND_ON, 'bins'],
  onDemand: true,
  needsImages: true,
  inSql: true,
  inFiles: false,
  make: async ({ improved }) => (await improved('recalibration')).flatMap(recalibrationGainRows),
});
