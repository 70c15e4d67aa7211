import { InputError } from './input-error';
import { type TextData, textAt } from './text-column';
import type { AlignedIds } from './types';
import { trimSpaces } from './values';

const withoutFolder = (id: string) => id.replace(/^.*[/\\]/, '');
const withoutExtension = (id: string) => id.replace(/\.[A-Za-z][A-Za-z0-9]*$/, '');

/** Ways in which the same images get different ids. */
const DIFFERENCES: readonly {
  readonly difference: string;
  readonly same: (id: string) => string;
}[] = [
  { difference: 'case or spaces', same: (id) => trimSpaces(id).toLowerCase() },
  { difference: 'the file extension', same: withoutExtension },
  { difference: 'the folder before the name', same: withoutFolder },
  {
    difference: 'the folder and the file extension',
    same: (id) => withoutExtension(withoutFolder(id)),
  },
  { difference: 'leading zeros', same: (id) => id.replace(/^0+/, '') },
];

const textsOf = (ids: TextData, most = Infinity) =>
  Array.from({ length: Math.min(most, ids.offsets.length - 1) }, (_, row) =>
    String(textAt(ids, row)),
  );

const examples = ({ ids }: AlignedIds) =>
  textsOf(ids, 2)
    .map((id) => `"${id}"`)
    .join(' and ');

function hint(labels: readonly string[], predictions: readonly string[]): string {
  for (const { difference, same } of DIFFERENCES) {
    const known = new Set(labels.map(same));
    const shared = new Set(predictions.map(same).filter((id) => known.has(id))).size;
    if (shared > 0) {
      return `; ${shared.toLocaleString('en')} ids would match but for ${difference}`;
    }
  }
  return '; are they of the same images, and are these the id columns?';
}

/** The error for two files without an id in common: two ids of each, and what may differ. */
export function noSharedId(labels: AlignedIds, predictions: AlignedIds): InputError {
  return new InputError(
    `shares no id with ${labels.fileName}: column "${predictions.idColumn}" holds ${examples(predictions)}, ` +
      `column "${labels.idColumn}" there ${examples(labels)}${hint(textsOf(labels.ids), textsOf(predictions.ids))}`,
    {
      file: predictions.fileName,
      column: predictions.idColumn,
      expected: `ids of ${labels.fileName}`,
    },
  );
}
