import type { StatedMeanings } from '@/lib/challenge/label-meaning';
import type { Gold } from '@/lib/ingest/types';
import { labelsOfReaders, type ReaderFile, withReaders } from '@/lib/scoring/reader-files';
import { type LabelsSource, sourceOf } from '@/lib/scoring/sources';
import { UsageError } from '../terminal/usage-error';
import type { Files } from './files';
import type { PredictionFile } from './prediction-files';

export interface LabelInputs {
  /** Null where the human readers have the labels. */
  readonly labels: string | null;
  /** Label files of human readers. */
  readonly readers: readonly PredictionFile[];
  readonly meanings: StatedMeanings;
  readonly gold: Gold | undefined;
}

/**
 * Reads the labels of a task, and those of its human readers.
 *
 * @throws InputError for files that cannot be used, UsageError for `--gold` without readers
 */
export async function readLabels(
  files: Files,
  { labels, readers, meanings, gold }: LabelInputs,
): Promise<LabelsSource> {
  const own = labels === null ? null : sourceOf(await files.open(labels, 'labels', { meanings }));
  if (own && gold !== undefined && own.content.readers.length === 0) {
    throw new UsageError(
      '--gold needs labels by several human readers: a column that names them (--reader-column), or --readers without --labels',
    );
  }
  const read: ReaderFile[] = [];
  for (const { path, team } of readers) {
    const file = await files.open(path, 'labels', { meanings, isReader: true });
    read.push({ name: team, source: sourceOf(file) });
  }
  return own ? withReaders(own, read) : labelsOfReaders(read, gold ?? 'majority');
}
