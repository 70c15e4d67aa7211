import {
  type Confusion,
  clopperPearson,
  cohenKappa,
  confusionOfCalls,
  type Interval,
  precision,
  recall,
  specificity,
} from '@/lib/metrics';
import { BOARD_LEVEL } from '../boards/board-samples';
import { type SharedImages, sharedImages } from '../boards/shared-images';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable } from './declare';

/** The first labels of a class as calls of the second. */
interface Source {
  readonly task: string;
  readonly second: string;
  readonly class: string;
  /** `tp`: positive in both; `fp`: in the first only. */
  readonly counts: Confusion;
}

const column = computed<Source>();

const ends = (of: (counts: Confusion) => readonly [count: number, of: number]) => {
  const interval = ({ counts }: Source): Interval => clopperPearson(...of(counts), BOARD_LEVEL);
  return {
    lower: (own: Source) => orNull(interval(own)[0]),
    upper: (own: Source) => orNull(interval(own)[1]),
  };
};
const ofRecall = ends(({ tp, fn }) => [tp, tp + fn]);
const ofSpecificity = ends(({ tn, fp }) => [tn, tn + fp]);
const ofPrecision = ends(({ tp, fp }) => [tp, tp + fp]);

const LOWER = 'Lower end of the exact 95 % interval (Clopper and Pearson)';
const UPPER = 'Upper end of that interval';

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  second: column.text(
    'Second labels',
    'Task that has other labels of the same images, such as a gold set',
    ({ second }) => second,
  ),
  class: column.text('Class', 'Name of the class', (own) => own.class),
  images: column.images(
    'Images',
    'Images with a label in both files',
    ({ counts: { tp, fp, fn, tn } }) => tp + fp + fn + tn,
  ),
  positives: column.images(
    'Positives',
    'Of these, positive by the first labels',
    ({ counts: { tp, fp } }) => tp + fp,
  ),
  second_positives: column.images(
    'Second positives',
    'Of these, positive by the second labels',
    ({ counts: { tp, fn } }) => tp + fn,
  ),
  both: column.images('Both', 'Positive by both', ({ counts: { tp } }) => tp),
  sensitivity: column.score(
    'Sensitivity',
    'Share of the positives of the second labels that the first labels have too',
    ({ counts }) => orNull(recall(counts)),
  ),
  sensitivity_lower: column.score('Lower', LOWER, ofRecall.lower),
  sensitivity_upper: column.score('Upper', UPPER, ofRecall.upper),
  specificity: column.score(
    'Specificity',
    'Share of the negatives of the second labels that the first labels have too',
    ({ counts }) => orNull(specificity(counts)),
  ),
  specificity_lower: column.score('Lower', LOWER, ofSpecificity.lower),
  specificity_upper: column.score('Upper', UPPER, ofSpecificity.upper),
  precision: column.score(
    'Precision',
    'Share of the positives of the first labels that the second labels have too',
    ({ counts }) => orNull(precision(counts)),
  ),
  precision_lower: column.score('Lower', LOWER, ofPrecision.lower),
  precision_upper: column.score('Upper', UPPER, ofPrecision.upper),
  kappa: column.score(
    'Cohen’s kappa',
    'Agreement of the two beyond chance; null where both are always the same',
    ({ counts }) => orNull(cohenKappa(counts)),
  ),
} as const;

export type LabelComparisonRow = RowOf<{ readonly columns: typeof columns }>;

/** `label_comparison` of the images that two label files share. */
export function labelComparisonRows({ task, second, classes }: SharedImages): LabelComparisonRow[] {
  return classes.flatMap((own) =>
    own.second === null
      ? []
      : [
          column.row(columns, {
            task,
            second,
            class: own.name,
            counts: confusionOfCalls(own.first, own.second),
          }),
        ],
  );
}

export const LABEL_COMPARISON = resultTable({
  name: 'label_comparison',
  description:
    'A task’s labels against other labels of the same images, such as noisy against gold labels, by class.',
  key: ['task', 'second', 'class'],
  columns,
  order: ['class'],
  dependsOn: ['labels'],
  onDemand: true,
  inSql: true,
  inFiles: false,
  make: async ({ images }) => {
    const rows: LabelComparisonRow[] = [];
    for (const source of await images()) {
      const shared = await sharedImages(source);
      if (shared) rows.push(...labelComparisonRows(shared));
    }
    return rows;
  },
});
