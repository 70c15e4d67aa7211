import type { Ensemble, EnsembleClass, EnsembleGroup } from '@/lib/improve/ensemble';
import type { ImprovedTask } from '@/lib/improve/improve';
import { type Gain, gainInterval, SCOPES } from '@/lib/improve/tuned';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable } from './declare';
import { IMPROVED_DEPEND_ON } from './tuned-thresholds';

export type Combined = ImprovedTask<'ensemble'>;

export interface EnsembleSource {
  readonly task: string;
  readonly team: string;
  readonly level: number;
  readonly ensemble: Ensemble;
}

const NOT_SELECTED = 'Null where no weights were selected';

/** Columns that tables of all classes and of single ones share. */
function measuredColumns<Own extends EnsembleSource>(
  of: (own: Own) => Pick<EnsembleGroup, 'before' | 'after' | 'same' | 'gain'>,
) {
  const column = computed<Own>();
  return {
    statistic: column.text(
      'Statistic',
      '`ap` or `auroc`',
      ({ ensemble }) => ensemble.fit.statistic,
    ),
    against: column.text(
      'Against',
      'The member it is compared with',
      ({ ensemble }) => ensemble.against,
    ),
    before: column.score('Member', 'The statistic of that member', (own) => orNull(of(own).before)),
    after: column.score(
      'Ensemble',
      'The statistic of the ensemble; of selected weights, on images that they were not selected on',
      (own) => orNull(of(own).after),
    ),
    same: column.score(
      'Same images',
      `The statistic on the images that weights were selected on: too optimistic. ${NOT_SELECTED}`,
      (own) => orNull(of(own).same),
    ),
    optimism: column.signed(
      'Optimism',
      `What selecting and measuring on the same images would add. ${NOT_SELECTED}`,
      (own) => orNull(of(own).same - of(own).after),
    ),
    ...gainColumns<Own>((own) => of(own).gain, 'Gain', 'Ensemble minus member, paired by image'),
  };
}

export function gainColumns<Own extends EnsembleSource>(
  of: (own: Own) => Gain,
  title: string,
  description: string,
) {
  const column = computed<Own>();
  const bound = (side: 0 | 1) => (own: Own) => gainInterval(of(own), own.level)?.[side] ?? null;
  return {
    gain: column.signed(title, description, (own) => orNull(of(own).difference)),
    lower: column.signed('Lower', 'Lower end of its interval', bound(0)),
    upper: column.signed('Upper', 'Upper end of its interval', bound(1)),
  };
}

/** Rows of each ensemble of a task. */
export function rowsOf<Part, Row>(
  { task, level, submissions }: Combined,
  parts: (ensemble: Ensemble) => readonly Part[],
  row: (source: EnsembleSource & { readonly part: Part }) => Row,
): Row[] {
  return submissions.flatMap(({ team, found }) =>
    parts(found).map((part) => row({ task, team, level, ensemble: found, part })),
  );
}

type GroupSource = EnsembleSource & { readonly part: EnsembleGroup };
const ofGroup = computed<GroupSource>();

const groupColumns = {
  task: ofGroup.text('Task', 'Name of the task', ({ task }) => task),
  band: ofGroup.text(
    'Band',
    'Band by training prevalence, or group of classes; null for all classes',
    ({ part }) => part.band,
  ),
  classes: ofGroup.classes('Classes', 'Classes the means run over', ({ part }) => part.classes),
  images: ofGroup.images(
    'Images',
    'Images that all members scored',
    ({ ensemble }) => ensemble.images,
  ),
  ...measuredColumns<GroupSource>(({ part }) => part),
} as const;

export type EnsembleGainRow = RowOf<{ readonly columns: typeof groupColumns }>;

/** `ensemble_gains` of a task. */
export const ensembleGainRows = (combined: Combined): EnsembleGainRow[] =>
  rowsOf(
    combined,
    ({ groups }) => groups,
    (source) => ofGroup.row(groupColumns, source),
  );

export const ON_DEMAND = {
  onDemand: true,
  needsImages: true,
  inSql: true,
  inFiles: false,
  dependsOn: IMPROVED_DEPEND_ON,
} as const;

export const ENSEMBLE_GAINS = resultTable({
  name: 'ensemble_gains',
  description: 'What an ensemble of submissions gains in the mean over classes and over each band.',
  key: ['task', 'band'],
  columns: groupColumns,
  order: [],
  ...ON_DEMAND,
  make: async ({ improved }) => (await improved('ensemble')).flatMap(ensembleGainRows),
});

type ClassSource = EnsembleSource & { readonly part: EnsembleClass };
const ofClass = computed<ClassSource>();

const classColumns = {
  task: ofClass.text('Task', 'Name of the task', ({ task }) => task),
  class: ofClass.text('Class', 'Name of the class', ({ part }) => part.class),
  band: ofClass.text(
    'Band',
    'Band by training prevalence, or group of classes; null where unknown',
    ({ part }) => part.band,
  ),
  positives: ofClass.images('Positives', 'Positive images', ({ part }) => part.positives),
  selected_on: ofClass.oneOf(
    'Selected on',
    '`class`: its own images; `band`: all classes of its band, since it has too few positives or one selection for each band was chosen; `all`: all classes; null where no weights were selected',
    SCOPES,
    ({ part }) => part.source,
  ),
  ...measuredColumns<ClassSource>(({ part }) => part),
} as const;

export type EnsembleClassRow = RowOf<{ readonly columns: typeof classColumns }>;

/** `ensemble_classes` of a task. */
export const ensembleClassRows = (combined: Combined): EnsembleClassRow[] =>
  rowsOf(
    combined,
    ({ classes }) => classes,
    (source) => ofClass.row(classColumns, source),
  );

export const ENSEMBLE_CLASSES = resultTable({
  name: 'ensemble_classes',
  description: 'What an ensemble of submissions gains in each class.',
  key: ['task', 'class'],
  columns: classColumns,
  order: ['class'],
  ...ON_DEMAND,
  make: async ({ improved }) => (await improved('ensemble')).flatMap(ensembleClassRows),
});
