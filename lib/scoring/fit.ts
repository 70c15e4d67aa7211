import { align, joinRows } from '@/lib/ingest/align';
import { type IdIndex, idIndex } from '@/lib/ingest/id-index';
import { InputError } from '@/lib/ingest/input-error';
import { noSharedId } from '@/lib/ingest/no-shared-id';
import type { AlignedIds, Alignment, ClassColumn } from '@/lib/ingest/types';
import type { Labels, Scores } from '@/lib/metrics';
import { type ScoreMatrix, scoreMatrix } from './score-matrix';

/** A task as a scoring worker keeps it. */
export interface TaskData extends AlignedIds {
  /** Identifies the task among those a worker keeps. */
  readonly id: string;
  readonly classes: readonly ClassColumn[];
  /** `labels[class][row]`: 0, 1 or 255 (unknown). */
  readonly labels: readonly Labels[];
}

/** A predictions file as a scoring worker keeps it. */
export interface SubmissionData extends AlignedIds {
  /** Identifies the submission among those a worker keeps. */
  readonly id: string;
  readonly classes: readonly ClassColumn[];
  /** Probabilities: `scores[class][row]`. */
  readonly scores: readonly Scores[];
}

/** Images that a predictions file and its task share. */
export interface Matched extends Omit<Alignment, 'labelRows' | 'predictionRows'> {
  readonly images: number;
}

/** How a predictions file meets a task. */
export interface Submission {
  readonly alignment: Matched;
  /** Classes of the task the file has a column for, in the task's order. */
  readonly scored: readonly string[];
  /** Classes of the task it has no column for. */
  readonly missing: readonly string[];
  /** Class columns the task has no labels of. */
  readonly ignored: readonly string[];
}

const indices = new WeakMap<TaskData, IdIndex>();

/** The index of a task's ids, built once. */
function taskIndex(task: TaskData): IdIndex {
  const known = indices.get(task);
  if (known) return known;
  const index = idIndex(task.ids);
  indices.set(task, index);
  return index;
}

const byKey = (classes: readonly ClassColumn[]) =>
  new Map(classes.map(({ key }, index) => [key, index]));

/**
 * Pairs the rows of a predictions file with those of a task.
 *
 * @throws InputError where they share no class, or no id
 */
export function alignWithTask(task: TaskData, submission: SubmissionData): Alignment {
  const known = byKey(task.classes);
  if (!submission.classes.some(({ key }) => known.has(key))) {
    const examples = (classes: readonly ClassColumn[]) =>
      classes
        .slice(0, 3)
        .map(({ column }) => `"${column}"`)
        .join(', ');
    throw new InputError(
      `no class column matches a class of ${task.fileName}: ` +
        `here ${examples(submission.classes)}, there ${examples(task.classes)}`,
      {
        file: submission.fileName,
        expected: 'at least one column named as a class of the labels',
      },
    );
  }
  return align({ ...task, index: () => taskIndex(task) }, submission);
}

/**
 * For each row of a task's label file the row of another file with the same id, -1 where it has
 * none.
 *
 * @throws InputError where they share no id
 */
export function joinWithTask(task: TaskData, other: AlignedIds): Int32Array<ArrayBuffer> {
  const rows = joinRows(taskIndex(task), other.ids);
  if (rows.every((row) => row < 0)) throw noSharedId(task, other);
  return rows;
}

/** What an alignment comes to, without its rows. */
export function submissionOf(
  task: TaskData,
  { classes }: SubmissionData,
  alignment: Alignment,
): Submission {
  const here = byKey(classes);
  const there = byKey(task.classes);
  const { labelRows, predictionRows: _, ...counts } = alignment;
  return {
    alignment: { ...counts, images: labelRows.length },
    scored: task.classes.filter((c) => here.has(c.key)).map((c) => c.name),
    missing: task.classes.filter((c) => !here.has(c.key)).map((c) => c.name),
    ignored: classes.filter((c) => !there.has(c.key)).map((c) => c.column),
  };
}

/** Scores and labels of the classes that a predictions file and its task share. */
export function matrixOf(
  task: TaskData,
  submission: SubmissionData,
  { labelRows, predictionRows }: Alignment,
): ScoreMatrix {
  const here = byKey(submission.classes);
  const pairs = task.classes.flatMap(({ key, name }, label) => {
    const score = here.get(key);
    return score === undefined ? [] : [{ name, label, score }];
  });
  return scoreMatrix({
    classes: pairs.map(({ name }) => name),
    scores: pairs.map(({ score }) => submission.scores[score]!),
    labels: pairs.map(({ label }) => task.labels[label]!),
    labelRows,
    predictionRows,
  });
}
