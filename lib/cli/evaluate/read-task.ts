import { taskName } from '@/lib/engine/intake/names';
import { labelNotes } from '@/lib/engine/intake/notes';
import type { LabelsSource, MetadataSource } from '@/lib/engine/intake/source';
import { makeTask, type Task } from '@/lib/engine/intake/task';
import { bandSource } from '@/lib/scoring/tables/label-counts';
import type { Intake } from './intake';

/** What makes a task besides its labels. */
export interface TaskInputs {
  readonly counts?: string;
  readonly trainingImages?: number;
  readonly metadata?: string;
  readonly task?: string;
}

function countsNote(task: Task, counts: string): string[] {
  switch (bandSource(task.classes)) {
    case 'training':
      return [];
    case 'nothing':
      return [
        `${counts} names no class of the labels: no training prevalence, so no class has a band`,
      ];
    case 'labels':
      return [
        `${counts} is not used, and bands follow the labels: it does not say how many images were trained on: --training-images does`,
      ];
  }
}

/**
 * Makes the task of a label file that has been read.
 *
 * @param withMetadata does what is to be done while metadata, where given, are in their table
 * @throws InputError for counts or metadata that do not pass their checks
 */
export async function readTask(
  intake: Intake,
  labels: LabelsSource,
  inputs: TaskInputs,
  note: (text: string) => void,
  withMetadata: (metadata: readonly MetadataSource[]) => Promise<void>,
): Promise<Task> {
  const { counts, metadata, trainingImages } = inputs;
  const sources = counts ? [await intake.reading(counts, 'counts', async (source) => source)] : [];
  if (metadata) await intake.reading(metadata, 'metadata', (source) => withMetadata([source]));
  else await withMetadata([]);
  const name = inputs.task ?? taskName(labels.loaded.fileName);
  const task = makeTask('labels', name, labels, sources, trainingImages ?? null);
  for (const text of labelNotes(task)) note(text);
  for (const text of counts ? countsNote(task, counts) : []) note(text);
  return task;
}
