import { goldNote, goldOf } from '@/lib/ingest/match/human-readers';
import { countedClasses } from '@/lib/ingest/match/repeated-rows';
import { TextColumn } from '@/lib/ingest/text-column';
import type { Gold, HumanReader } from '@/lib/ingest/types';
import { joinWithTask, type TaskData } from './fit';
import { idsOf, type LabelsSource } from './sources';

/** A label file of one human reader. */
export interface ReaderFile {
  readonly name: string;
  readonly source: LabelsSource;
}

const UNKNOWN = 255;

const noCalls = (rows: number) => new Uint8Array(rows).fill(UNKNOWN);

/** The labels of a reader's file in the order of a task; 255 where the reader did not say. */
function callsOn(task: TaskData, { name, source }: ReaderFile): HumanReader {
  const rows = joinWithTask(task, idsOf(source));
  const { labels } = source.content;
  const places = new Map(source.description.classes.map(({ key }, index) => [key, index]));
  const calls = task.classes.map(({ key }) => {
    const own = labels[places.get(key) ?? -1];
    if (!own) return noCalls(rows.length);
    return Uint8Array.from(rows, (row) => (row < 0 ? UNKNOWN : own[row]!));
  });
  return { name, calls };
}

/**
 * A label file with the files of human readers beside it.
 *
 * @throws InputError for a file that shares no id with the labels
 */
export function withReaders(source: LabelsSource, files: readonly ReaderFile[]): LabelsSource {
  const { content, description } = source;
  const task = {
    id: '',
    ...idsOf(source),
    classes: description.classes,
    labels: content.labels,
  };
  const readers = [...content.readers, ...files.map((file) => callsOn(task, file))];
  return { ...source, content: { ...content, readers } };
}

/** The ids that any of the files has, each once, in their order. */
function allIds(files: readonly ReaderFile[]): TextColumn {
  const ids = new Set<string | null>();
  for (const { source } of files) {
    const own = source.content.ids;
    for (let row = 0; row < own.length; row++) ids.add(own.at(row));
  }
  return TextColumn.of([...ids]);
}

/**
 * The files of several human readers as one label file.
 *
 * @param gold what of them is the label of an image
 * @throws InputError for files that share no id, and for a reader who is not among them
 */
export function labelsOfReaders(files: readonly ReaderFile[], gold: Gold): LabelsSource {
  const [{ source: first }] = files as [ReaderFile, ...ReaderFile[]];
  const { description, content } = first;
  const isByOrder = description.idColumn === null;
  const ids = isByOrder ? content.ids : allIds(files);
  const classes = new Map(
    files.flatMap(({ source }) => source.description.classes.map((own) => [own.key, own] as const)),
  );
  const empty: LabelsSource = {
    ...first,
    description: { ...description, classes: [...classes.values()] },
    content: { ...content, ids, otherIds: [], labels: [], readers: [], columns: [] },
  };
  const { readers } = withReaders(empty, files).content;
  const labels = goldOf(first.loaded.fileName, readers, ids.length, gold);
  const checks = new Map(
    files.flatMap(({ source }) => source.check.classes.map((own) => [own.key, own] as const)),
  );
  const check = {
    images: ids.length,
    classes: countedClasses([...checks.values()], labels),
  };
  return {
    ...empty,
    check,
    description: {
      ...empty.description,
      notes: [...description.notes, goldNote(readers, ids.length, gold)],
    },
    content: { ...empty.content, check, labels, readers },
  };
}
