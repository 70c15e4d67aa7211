import type { Gold } from '@/lib/ingest/types';
import { plainName, teamNames } from '@/lib/scoring/names';
import { labelsOfReaders, type ReaderFile, withReaders } from '@/lib/scoring/reader-files';
import type { LabelsSource } from '@/lib/scoring/sources';
import { sameItems } from '../memo';
import type { EntryOf } from './task-maker';

type Labels = EntryOf<LabelsSource>;

/** Label files with the files of their human readers. */
export interface JoinedReaders {
  /** The label files; the first of the readers' files where no other has the labels. */
  readonly entries: readonly Labels[];
  /** What the labels of each are read from, by id: another text means other labels. */
  readonly versions: ReadonlyMap<string, string>;
  /** Why a reader's file cannot be joined, by id. */
  readonly errors: ReadonlyMap<string, Error>;
}

interface Joined {
  readonly files: readonly ReaderFile[];
  readonly gold: Gold | null;
  readonly source: LabelsSource | Error;
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

const shareClasses = (a: Labels, b: Labels) =>
  a.source.description.classes.some(({ key }) =>
    b.source.description.classes.some((own) => own.key === key),
  );

/** Reader files of these entries, named as their owner named them, else after the file. */
function filesOf(entries: readonly Labels[]): ReaderFile[] {
  const names = teamNames(entries.map(({ file }) => file.name));
  return entries.map(({ choices, source }, i) => ({
    name: plainName(choices.team ?? '') || names[i]!,
    source,
  }));
}

const sameFiles = (a: readonly ReaderFile[], b: readonly ReaderFile[]) =>
  sameItems(
    a.map(({ source }) => source),
    b.map(({ source }) => source),
  ) && a.every(({ name }, i) => name === b[i]!.name);

/** Joins the label files of human readers to the labels of the same images, each pair once. */
export class ReaderEntries {
  readonly #known = new WeakMap<LabelsSource, Joined>();

  #join(source: LabelsSource, files: readonly ReaderFile[], gold: Gold | null): Joined['source'] {
    const known = this.#known.get(source);
    const isSame =
      known && JSON.stringify(known.gold) === JSON.stringify(gold) && sameFiles(known.files, files);
    if (isSame) return known.source;
    let joined: Joined['source'];
    try {
      joined = gold === null ? withReaders(source, files) : labelsOfReaders(files, gold);
    } catch (error) {
      joined = asError(error);
    }
    this.#known.set(source, { files, gold, source: joined });
    return joined;
  }

  /** @param labels entries of all label files */
  of(labels: readonly Labels[]): JoinedReaders {
    const readers = labels.filter(({ source }) => source.description.isReader);
    const owners = labels.filter(({ source }) => !source.description.isReader);
    const groups = new Map<Labels, Labels[]>(owners.map((entry) => [entry, []]));
    for (const reader of readers) {
      const isNear = (other: Labels) =>
        other.origin === reader.origin && shareClasses(other, reader);
      const owner =
        owners.find(isNear) ?? readers.find((other) => groups.has(other) && isNear(other));
      groups.set(owner ?? reader, [...(groups.get(owner ?? reader) ?? []), reader]);
    }
    const versions = new Map<string, string>();
    const errors = new Map<string, Error>();
    const entries = [...groups].flatMap(([entry, own]) => {
      const isReader = entry.source.description.isReader;
      const gold = isReader ? (entry.choices.overrides.gold ?? 'majority') : null;
      versions.set(
        entry.id,
        isReader
          ? `${own.map(({ id, version }) => `${id}.${version}`)} ${JSON.stringify(gold)}`
          : String(entry.version),
      );
      if (own.length === 0) return [entry];
      const joined = this.#join(entry.source, filesOf(own), gold);
      if (!(joined instanceof Error)) return [{ ...entry, source: joined }];
      for (const { id } of own) errors.set(id, joined);
      return isReader ? [] : [entry];
    });
    return { entries, versions, errors };
  }
}
