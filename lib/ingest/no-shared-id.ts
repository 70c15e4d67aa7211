import { InputError } from './input-error';
import type { AlignedIds } from './match/alignment';
import { type TextData, textAt } from './text-column';

const textsOf = (ids: TextData, most: number) =>
  Array.from({ length: Math.min(most, ids.offsets.length - 1) }, (_, row) =>
    String(textAt(ids, row)),
  );

const examples = ({ ids }: AlignedIds) =>
  textsOf(ids, 2)
    .map((id) => `"${id}"`)
    .join(' and ');

/** The error for two files without an id in common: two ids of each. */
export function noSharedId(labels: AlignedIds, predictions: AlignedIds): InputError {
  return new InputError(
    `shares no id with ${labels.fileName}, even if paths, file extensions, leading zeros and case are ignored: column "${predictions.idColumn}" holds ${examples(predictions)}, ` +
      `column "${labels.idColumn}" there ${examples(labels)}; are they of the same images, and are these the id columns?`,
    {
      file: predictions.fileName,
      column: predictions.idColumn ?? '',
      expected: `ids of ${labels.fileName}`,
    },
  );
}
