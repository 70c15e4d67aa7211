import { taskName } from '@/lib/scoring/names';
import { labelNotes } from '@/lib/scoring/notes';
import { type LabelsSource, type MetadataSource, sourceOf } from '@/lib/scoring/sources';
import { bandSource } from '@/lib/scoring/tables/label-counts';
import { makeTask, type Task } from '@/lib/scoring/task';
import type { Files } from './files';

/** The parts of a task besides its labels. */
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

/** A task with its metadata and notes, a sentence each. */
export interface ReadTask {
  readonly task: Task;
  readonly metadata: readonly MetadataSource[];
  readonly notes: readonly string[];
}

/**
 * Makes the task of a label file.
 *
 * @throws InputError for counts or metadata that do not pass their checks
 */
export async function readTask(
  files: Files,
  labels: LabelsSource,
  inputs: TaskInputs,
): Promise<ReadTask> {
  const { counts, trainingImages } = inputs;
  const training = counts ? [sourceOf(await files.open(counts, 'counts'))] : [];
  const metadata = inputs.metadata ? [sourceOf(await files.open(inputs.metadata, 'metadata'))] : [];
  const name = inputs.task ?? taskName(labels.loaded.fileName);
  const task = makeTask('labels', name, labels, training, trainingImages ?? null);
  const notes = [...labelNotes(task), ...(counts ? countsNote(task, counts) : [])];
  return { task, metadata, notes };
}
