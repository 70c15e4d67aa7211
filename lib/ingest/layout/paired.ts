import { affixMeaning, canonicalClassKey } from '@/lib/challenge/class-names';
import { columnEvidence } from '../describe/column-evidence';
import type { FileColumns } from '../describe/describe';
import { InputError } from '../input-error';
import type { Column, Overrides } from '../types';

/** Columns of labels and of scores for the same classes. */
interface Halves {
  readonly labels: ReadonlySet<string>;
  readonly scores: ReadonlySet<string>;
}

function halvesOf({ columns }: FileColumns): Halves | null {
  const names = columns.map(({ name }) => name);
  const scores = names.filter((name) => affixMeaning(name) === 'scores');
  if (scores.length === 0) return null;
  const keys = new Set(scores.map(canonicalClassKey));
  // Without an affix a column of labels is known by its values.
  const isPartner = (column: Column) =>
    affixMeaning(column.name) !== 'scores' &&
    keys.has(canonicalClassKey(column.name)) &&
    (affixMeaning(column.name) === 'labels' || columnEvidence(column).flagShare === 1);
  const labels = columns.filter(isPartner).map(({ name }) => name);
  const shared = new Set(labels.map(canonicalClassKey));
  // A score without a label of its class may be there; most have one.
  if (labels.length === 0 || shared.size < keys.size / 2) return null;
  return { labels: new Set(labels), scores: new Set(scores) };
}

/**
 * The labels of a file that holds labels and scores, or its scores where it is read as predictions;
 * null where it holds only one of them.
 *
 * @throws InputError where the reader chose this layout and there are no such columns
 */
export function layOutPaired(file: FileColumns, choices: Overrides): FileColumns | null {
  const halves = halvesOf(file);
  if (!halves) {
    if (choices.layout !== 'paired') return null;
    const expected = 'columns such as "Edema_true" and "Edema_pred" for each class';
    throw new InputError(`has no class with labels and scores side by side; expected ${expected}`, {
      file: file.fileName,
      expected,
    });
  }
  const isScores = choices.role === 'predictions';
  const left = isScores ? halves.labels : halves.scores;
  const [one, other] = isScores ? ['scores', 'labels'] : ['labels', 'scores'];
  return {
    ...file,
    columns: file.columns.filter(({ name }) => !left.has(name)),
    layout: 'paired',
    notes: [
      ...(file.notes ?? []),
      `Labels and scores of ${halves.scores.size} ${halves.scores.size === 1 ? 'class' : 'classes'} are side by side: this entry is the ${one}; the ${other} are a file of their own`,
    ],
  };
}
