import { repeatRemedies } from '../check/repeats';
import { InputError } from '../input-error';
import type { Column, Content, Gold, HumanReader } from '../types';
import { cellText } from '../values';
import type { Duplicates } from './alignment';
import { combined, countedClasses, type FirstRows, firstRowsOf, takeItems } from './repeated-rows';

const UNKNOWN = 255;

type Labels = Extract<Content, { role: 'labels' }>;

const byName = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

/** The name of the reader of each row. */
function namesByRow(file: string, column: Column): string[] {
  return Array.from({ length: column.values.length }, (_, row) => {
    const name = cellText(column, row)?.trim() ?? '';
    if (name !== '') return name;
    const expected = 'the name of a reader in each row';
    throw new InputError(
      `column "${column.name}" is empty in row ${row + 1}; expected ${expected}`,
      { file, column: column.name, row: row + 1, value: '', expected },
    );
  });
}

/** The place of the image of each row of one reader; -1 for rows of others. */
function placesOf(
  file: string,
  { ids }: Labels,
  { of, firstRows }: FirstRows,
  names: readonly string[],
  name: string,
  mayRepeat: boolean,
): Int32Array {
  const seen = new Uint8Array(firstRows.length);
  return of.map((place, row) => {
    if (names[row] !== name) return -1;
    if (seen[place] === 1 && !mayRepeat) {
      const id = ids.at(row);
      throw new InputError(
        `reader "${name}" has several rows for "${id}" that differ, again in row ${row + 1}; expected one for each reader and image, or a choice of how several are combined`,
        {
          file,
          row: row + 1,
          value: String(id),
          expected: 'one row for each reader and image',
          remedies: repeatRemedies,
        },
      );
    }
    seen[place] = 1;
    return place;
  });
}

/**
 * The label of each image from those of its readers.
 *
 * @param calls of one class, by reader
 * @throws InputError where there is no reader of the name asked for
 */
function goldLabels(
  calls: readonly Uint8Array[],
  images: number,
  by: 'majority' | 'any',
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: images }, (_, image) => {
    let known = 0;
    let positives = 0;
    for (const own of calls) {
      if (own[image] === UNKNOWN) continue;
      known++;
      positives += own[image]!;
    }
    if (known === 0) return UNKNOWN;
    return positives > (by === 'any' ? 0 : known / 2) ? 1 : 0;
  });
}

/**
 * The labels of images that several human readers labelled.
 *
 * @param file name of the file, for messages
 * @returns for each class a row each
 * @throws InputError where there is no reader of the name asked for
 */
export function goldOf(
  file: string,
  readers: readonly HumanReader[],
  images: number,
  gold: Gold,
): Uint8Array<ArrayBuffer>[] {
  if (typeof gold !== 'object') {
    const classes = readers[0]?.calls ?? [];
    const callsOf = (index: number) => readers.map(({ calls }) => calls[index]!);
    return classes.map((_, index) => goldLabels(callsOf(index), images, gold));
  }
  const one = readers.find(({ name }) => name === gold.reader);
  if (one) return [...one.calls];
  const names = readers.map(({ name }) => `"${name}"`).join(', ');
  throw new InputError(
    `has no reader "${gold.reader}" whose labels could be the gold standard; expected ${names}, or majority or any`,
    { file, value: gold.reader, expected: names },
  );
}

/** How often as many readers of an image say positive as say negative. */
function tiesOf(readers: readonly HumanReader[], images: number): number {
  let ties = 0;
  readers[0]?.calls.forEach((_, index) => {
    for (let image = 0; image < images; image++) {
      let balance = 0;
      let known = 0;
      for (const { calls } of readers) {
        const call = calls[index]![image]!;
        if (call === UNKNOWN) continue;
        known++;
        balance += call === 1 ? 1 : -1;
      }
      if (known > 0 && balance === 0) ties++;
    }
  });
  return ties;
}

/** How the label of an image comes from its readers, a sentence. */
export function goldNote(readers: readonly HumanReader[], images: number, gold: Gold): string {
  const shown = readers.slice(0, 5).map(({ name }) => name);
  const more = readers.length > shown.length ? ` and ${readers.length - shown.length} more` : '';
  const who = `${readers.length} readers (${shown.join(', ')}${more}) labelled the images`;
  if (gold === 'any') return `${who}: positive where any reader says so`;
  if (gold !== 'majority') return `${who}: the labels are those of ${gold.reader}`;
  const ties = tiesOf(readers, images);
  const tied = ties === 1 ? '1 tie is' : `${ties.toLocaleString('en')} ties are`;
  return `${who}: the label is that of the majority${ties > 0 ? `; ${tied} read as negative` : ''}`;
}

/**
 * Labels with one row for each image, and those of each human reader beside them.
 *
 * @param column names the reader of each row
 * @throws InputError for a row without a reader, and for several rows of one reader and image unless
 *   `duplicates` says how they are combined
 */
export function combineReaders(
  file: string,
  content: Labels,
  column: Column,
  duplicates: Duplicates | null,
  gold: Gold,
): { readonly content: Labels; readonly note: string } {
  const found = firstRowsOf(content.ids);
  const images = found.firstRows.length;
  const names = namesByRow(file, column);
  const readers = [...new Set(names)].sort(byName).map((name): HumanReader => {
    const places = placesOf(file, content, found, names, name, duplicates !== null);
    const calls = content.labels.map((own) => combined(own, places, images, duplicates ?? 'max'));
    return { name, calls };
  });
  const labels = goldOf(file, readers, images, gold);
  const items = takeItems(content, found.firstRows);
  const classes = countedClasses(content.check.classes, labels);
  return {
    content: { ...items, readers, labels, check: { images, classes } },
    note: goldNote(readers, images, gold),
  };
}
