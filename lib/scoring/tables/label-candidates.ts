import { CandidatePrecision, type PrecisionRow } from '../images/candidate-precision';
import type { DisagreementSums, LabelCandidate } from '../images/candidates';
import type { ImageSource, SecondLabels, TaskImageLabels } from '../images/source';
import { computed, type RowOf, resultTable, type TableInputs } from './declare';
import { bandsOf } from './label-counts';

/** An image whose label may be wrong for one class. */
interface Source {
  readonly task: string;
  readonly image: string | null;
  readonly class: string;
  readonly band: string | null;
  readonly positives: number;
  readonly place: number;
  readonly candidate: LabelCandidate;
  readonly second: number | null;
}

const column = computed<Source>();

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  image: column.text('Image', 'Id of the image', ({ image }) => image),
  class: column.text('Class', 'Name of the class', (own) => own.class),
  band: column.text('Band', 'Band of the class; null where it has none', ({ band }) => band),
  positives: column.images(
    'Positives',
    'Images labelled positive for the class',
    (own) => own.positives,
  ),
  label: column.count('Label', 'The label that may be wrong: 0 or 1', (own) => own.candidate.label),
  place: column.count(
    'Place',
    'Place among the images of the class with this label; 1 is the strongest',
    ({ place }) => place,
  ),
  disagreement: column.score(
    'Disagreement',
    'Share of the images of the other label that lie beyond it, from 0.5 to 1: for a negative, positives with a lower score; for a positive, negatives with a higher score. Mean over the teams but the one that disagrees most',
    ({ candidate }) => candidate.disagreement,
  ),
  teams: column.count('Teams', 'Teams that scored the image', ({ candidate }) => candidate.teams),
  second_label: column.count(
    'Second label',
    'The label in another label file of the same images, such as a gold set; null where it has none',
    ({ second }) => second,
  ),
} as const;

export type LabelCandidateRow = RowOf<{ readonly columns: typeof columns }>;

/** The second label of an image; null where there is none. */
export function secondLabelOf(
  second: SecondLabels | null,
  index: number,
  row: number,
): number | null {
  const label = second?.labels[index]?.[row] ?? 255;
  return label > 1 ? null : label;
}

/** `label_candidates` of one class of a task. */
export function classCandidates(
  { task, classes, labels, ids }: TaskImageLabels,
  index: number,
  sums: DisagreementSums,
  second: SecondLabels | null,
  bands: TableInputs['bands'],
): LabelCandidateRow[] {
  const { name, positives } = classes[index]!;
  const band = bandsOf(classes, bands).get(name) ?? null;
  const own = labels[index]!;
  return ([1, 0] as const).flatMap((label) =>
    sums.candidates(own, label).map((candidate, i) =>
      column.row(columns, {
        task,
        image: ids.at(candidate.row),
        class: name,
        band,
        positives,
        place: i + 1,
        candidate,
        second: secondLabelOf(second, index, candidate.row),
      }),
    ),
  );
}

/** The candidates of all classes, and how many are wrong where there are second labels. */
export interface CheckedClasses {
  /** Task, or file, with the second labels; null where there are none. */
  readonly second: string | null;
  readonly precision: readonly PrecisionRow[];
  readonly candidates: readonly LabelCandidateRow[];
}

/**
 * Ranks the candidates of all classes, each class once.
 *
 * @param second other labels of some images, taken as right
 * @param progress is told the number of classes done before each class; ends all by `false`
 * @returns null where `progress` ended it
 */
export async function checkClasses(
  source: ImageSource,
  second: SecondLabels | null,
  bands: TableInputs['bands'],
  progress: (done: number) => boolean = () => true,
): Promise<CheckedClasses | null> {
  const precision = second && new CandidatePrecision(source, second, bands);
  const candidates: LabelCandidateRow[] = [];
  for (const [index, { name }] of source.classes.entries()) {
    if (!progress(index)) return null;
    const sums = await source.disagreement(name);
    precision?.add(index, sums);
    candidates.push(...classCandidates(source, index, sums, second, bands));
  }
  return { second: second?.name ?? null, precision: precision?.rows() ?? [], candidates };
}

/** `label_candidates` of a task. */
export async function labelCandidateRows(
  source: ImageSource,
  bands: TableInputs['bands'],
): Promise<readonly LabelCandidateRow[]> {
  return (await checkClasses(source, await source.secondLabels(), bands))!.candidates;
}

export const LABEL_CANDIDATES = resultTable({
  name: 'label_candidates',
  description:
    'Images whose label may be wrong, because the scores of the teams disagree with it: at most 100 of each label and class.',
  key: ['task', 'image', 'class'],
  columns,
  order: [],
  dependsOn: ['labels', 'scores', 'bands'],
  onDemand: true,
  needsImages: true,
  inSql: true,
  inFiles: false,
  make: async ({ images, bands }) => {
    const rows: LabelCandidateRow[] = [];
    for (const source of await images()) rows.push(...(await labelCandidateRows(source, bands)));
    return rows;
  },
});
