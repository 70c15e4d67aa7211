import type { FileColumns } from '../describe/describe';
import { textColumn } from '../file-table';
import type { Column, WordColumn } from '../types';

const VALUE =
  /^(?:label|target|score|prob|probability|pred|predicted|prediction|value|confidence)$/i;
/** Suffixes that are no classes: numbers, and names of files. */
const NO_CLASS = /^[\d.]*$|\.(?:png|jpe?g|dcm|tiff?|nii|gz|npy)$/i;

interface Split {
  /** Suffixes with their separator, the longest first. */
  readonly suffixes: readonly string[];
}

/** The suffixes that all ids with the first part of the first id have. */
function suffixesOf(ids: readonly string[], at: number): string[] {
  const prefix = ids[0]!.slice(0, at);
  const separator = ids[0]![at]!;
  return ids
    .filter((id) => id.startsWith(prefix + separator))
    .map((id) => id.slice(at))
    .sort((a, b) => b.length - a.length);
}

/** Whether every id ends in one of the suffixes, each suffix equally often. */
function isGrid(ids: readonly string[], suffixes: readonly string[]): boolean {
  const counts = new Map(suffixes.map((suffix) => [suffix, 0]));
  for (const id of ids) {
    const suffix = suffixes.find((own) => id.endsWith(own));
    if (suffix === undefined) return false;
    counts.set(suffix, counts.get(suffix)! + 1);
  }
  return [...counts.values()].every((count) => count === ids.length / suffixes.length);
}

function splitOf(ids: readonly string[]): Split | null {
  for (const { index: at } of ids[0]!.matchAll(/[_\-/ :]/g)) {
    const suffixes = suffixesOf(ids, at);
    const isUsable =
      new Set(suffixes).size === suffixes.length &&
      suffixes.length >= 2 &&
      suffixes.length <= ids.length / 2 &&
      !suffixes.some((suffix) => NO_CLASS.test(suffix.slice(1)));
    if (isUsable && isGrid(ids, suffixes)) return { suffixes };
  }
  return null;
}

const isText = (column: Column): column is WordColumn => column.kind === 'text';

/**
 * A file whose one id column names item and class, as `ID_12f_epidural`, with a column for each;
 * null for any other file. Every item has every class.
 */
export function splitCombinedIds(file: FileColumns): FileColumns | null {
  const texts = file.columns.filter(isText);
  const values = file.columns.filter(({ name }) => VALUE.test(name.trim()));
  if (texts.length !== 1 || values.length !== 1 || file.columns.length > 3) return null;
  const [column] = texts;
  if (!column || column === values[0] || file.rows < 4) return null;
  const ids = Array.from({ length: file.rows }, (_, row) => column.values.at(row));
  if (!ids.every((id) => id !== null && id !== '')) return null;
  const split = splitOf(ids as string[]);
  if (!split) return null;
  const ends = (ids as string[]).map((id) => split.suffixes.find((own) => id.endsWith(own))!);
  const items = (ids as string[]).map((id, row) => id.slice(0, id.length - ends[row]!.length));
  return {
    ...file,
    columns: [
      textColumn(column.name, items),
      textColumn(
        'class',
        ends.map((end) => end.slice(1)),
      ),
      values[0]!,
    ],
    notes: [...(file.notes ?? []), `Column "${column.name}" names item and class`],
  };
}
