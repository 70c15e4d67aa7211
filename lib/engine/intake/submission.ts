import type { SubmissionColumns } from '@/lib/scoring/score-matrix';
import { type Alignment, align, type Database, gatherScores, InputError } from '..';
import { classesByKey, idOf, type PredictionsSource } from './source';
import type { Task } from './task';

/** A predictions file set against the task it is scored on. */
export interface Submission {
  readonly source: PredictionsSource;
  readonly alignment: Alignment;
  /** Classes of the task the file has a column for, in the task's order. */
  readonly scored: readonly string[];
  /** Classes of the task it has no column for. */
  readonly missing: readonly string[];
  /** Class columns the task has no labels of. */
  readonly ignored: readonly string[];
}

function matchClasses(task: Task, source: PredictionsSource) {
  const own = classesByKey(source.check.classes);
  const theirs = classesByKey(task.source.description.classes);
  const names = task.source.description.classes;
  return {
    scored: names.filter((c) => own.has(c.key)).map((c) => c.name),
    missing: names.filter((c) => !own.has(c.key)).map((c) => c.name),
    ignored: source.check.classes.filter((c) => !theirs.has(c.key)).map((c) => c.column),
  };
}

/**
 * Sets a predictions file against a task.
 *
 * @throws InputError where they share no class, or no id
 */
export async function makeSubmission(
  db: Database,
  task: Task,
  source: PredictionsSource,
): Promise<Submission> {
  const classes = matchClasses(task, source);
  if (classes.scored.length === 0) {
    const { fileName } = source.loaded;
    const examples = (columns: readonly { column: string }[]) =>
      columns
        .slice(0, 3)
        .map((c) => `"${c.column}"`)
        .join(', ');
    throw new InputError(
      `no class column matches a class of ${task.source.loaded.fileName}: ` +
        `here ${examples(source.check.classes)}, there ${examples(task.source.description.classes)}`,
      { file: fileName, expected: 'at least one column named as a class of the labels' },
    );
  }
  const alignment = await align(db, idOf(task.source), idOf(source));
  return { source, alignment, ...classes };
}

/** How much of a task's images x classes a submission covers, 0 to 1. */
function coverage(task: Task, submission: Submission): number {
  const images = submission.alignment.labelRows.length / task.source.check.images;
  return (images * submission.scored.length) / task.classes.length;
}

/**
 * The task a predictions file joins: the one whose images and classes it covers best, of equally
 * covered ones the largest.
 *
 * @param meet sets the file against one task, as `makeSubmission` does
 * @throws InputError of the last task tried, where it fits none
 */
export async function joinTask(
  tasks: readonly Task[],
  meet: (task: Task) => Promise<Submission>,
): Promise<{ task: Task; submission: Submission }> {
  const fits: { task: Task; submission: Submission; covered: number; size: number }[] = [];
  let misfit: unknown = new Error('no task to join');
  for (const task of tasks) {
    try {
      const submission = await meet(task);
      const size = task.source.check.images * task.classes.length;
      fits.push({ task, submission, covered: coverage(task, submission), size });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      misfit = error;
    }
  }
  const best = fits.sort((a, b) => b.covered - a.covered || b.size - a.size)[0];
  if (!best) throw misfit;
  return best;
}

/** Fetches a submission's score columns, with the rows that align them. */
export async function submissionColumns(
  db: Database,
  task: Task,
  submission: Submission,
): Promise<SubmissionColumns> {
  const own = new Map(submission.source.check.classes.map((c) => [c.key, c.column]));
  const classes = task.source.description.classes;
  const classIndex = classes.flatMap((c, index) => (own.has(c.key) ? [index] : []));
  const columns = classIndex.map((index) => own.get(classes[index]!.key)!);
  const { loaded, description } = submission.source;
  return {
    task: task.id,
    classIndex,
    scores: await gatherScores(db, loaded.table, columns, description.scale),
    labelRows: submission.alignment.labelRows.slice(),
    predictionRows: submission.alignment.predictionRows.slice(),
  };
}
