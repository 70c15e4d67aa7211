import { align, joinFiles } from '@/lib/ingest/align';
import { checkFaults } from '@/lib/ingest/check/score-fault';
import type { AlignedIds, Alignment, Duplicates, Matching } from '@/lib/ingest/match/alignment';
import type { ClassColumn, HumanReader, PredictionsCheck } from '@/lib/ingest/types';
import type { Labels, Scores } from '@/lib/metrics';
import { setOfRows } from './coverage';
import { fillMissing } from './fill-missing';
import { byKey, type ClassMatching, classesOn } from './match-classes';
import { isIdentity, type ScoreMatrix, scoreMatrix, takeRows } from './score-matrix';

/** A task as a scoring worker keeps it. */
export interface TaskData extends AlignedIds {
  /** Identifies the task among those a worker keeps. */
  readonly id: string;
  readonly classes: readonly ClassColumn[];
  /** Whether the reader confirmed that files without ids or class names are in this order. */
  readonly rowOrder?: boolean;
  /** `labels[class][row]`: 0, 1 or 255 (unknown). */
  readonly labels: readonly Labels[];
  /** Whether images that a submission leaves out have the lowest score. */
  readonly fillsMissing?: boolean;
  /** Human readers of the images. */
  readonly readers?: readonly HumanReader[];
}

/** A predictions file as a scoring worker keeps it. */
export interface SubmissionData extends AlignedIds, Omit<PredictionsCheck, 'images'> {
  /** Identifies the submission among those a worker keeps. */
  readonly id: string;
  /** How several rows of one id are combined; null where they are refused. */
  readonly duplicates?: Duplicates | null;
  /** Whether the reader confirmed that classes without a name are in the order of the labels. */
  readonly rowOrder?: boolean;
  /** On the submission's scale: `scores[class][row]`. */
  readonly scores: readonly Scores[];
}

/** Images that a predictions file and its task share. */
export interface Matched
  extends Omit<Alignment, 'labelRows' | 'predictionRows' | 'groups' | 'matching'> {
  /** Not known of results that were read from a file. */
  readonly matching?: Matching;
  readonly images: number;
  /** Equal for the same images of the task. Not known of results that were read from a file. */
  readonly imageSet?: number;
}

/** How a predictions file meets a task. */
export interface Submission {
  /** How classes were matched, where it is not by their names. */
  readonly classesBy?: Exclude<ClassMatching, 'name'>;
  readonly alignment: Matched;
  /** Columns of 0 and 1 that equal their labels, and are taken for attributes. */
  readonly copied?: readonly string[];
  /** Classes of the task the file has a column for, in the task's order. */
  readonly scored: readonly string[];
  /** Classes of the task it has no column for. */
  readonly missing: readonly string[];
  /** Class columns the task has no labels of. */
  readonly ignored: readonly string[];
}

/**
 * Pairs the rows of a predictions file with those of a task.
 *
 * @throws InputError where they share no class, or no id, and for a fault in a column of scores of
 *   one of the task's classes
 */
export function alignWithTask(task: TaskData, submission: SubmissionData): Alignment {
  const known = byKey(task.classes);
  const { classes } = classesOn(task, submission);
  const used = submission.classes.filter((_, i) => known.has(classes[i]!.key));
  checkFaults(submission, new Set(used.map(({ key }) => key)));
  const alignment = align(task, submission, submission.duplicates);
  return task.fillsMissing ? fillMissing(alignment, task.ids.offsets.length - 1) : alignment;
}

/**
 * For each row of a task's label file the row of another file with the same id, -1 where it has
 * none.
 *
 * @throws InputError where they share no id
 */
export function joinWithTask(task: TaskData, other: AlignedIds): Int32Array<ArrayBuffer> {
  return joinFiles(task, other);
}

/**
 * A predictions file with its rows in the order of its task, where both have the same images, so
 * that they are looked up once and not for every kernel. Otherwise it stays as it is.
 */
export function orderAsTask(
  task: TaskData,
  submission: SubmissionData,
  alignment: Alignment,
): { submission: SubmissionData; alignment: Alignment } {
  const { labelRows, predictionRows } = alignment;
  const rows = submission.ids.offsets.length - 1;
  const sameImages = predictionRows.length === rows && task.ids.offsets.length - 1 === rows;
  if (alignment.filled) return { submission, alignment };
  const { columns, isByOthers, differences, repeated } = alignment.matching;
  const areIdsEqual = columns !== null && !isByOthers && differences.length === 0 && !repeated;
  if (!sameImages || !areIdsEqual || isIdentity(predictionRows, rows)) {
    return { submission, alignment };
  }
  const scores = submission.scores.map((column) => takeRows(column, predictionRows));
  return {
    submission: { ...submission, ids: task.ids, scores },
    alignment: { ...alignment, predictionRows: labelRows },
  };
}

const isCall = (score: number) => score === 0 || score === 1;

/** In fewer rows, scores may equal labels by chance. */
const FEWEST_ROWS = 6;

/**
 * Columns of 0 and 1 that equal their labels, beside columns of scores: attributes that were copied
 * along, and no predictions. Those that the reader called a class are none of them.
 *
 * @returns indices of the submission's classes
 */
function copiedColumns(
  task: TaskData,
  submission: SubmissionData,
  { labelRows, predictionRows, groups }: Alignment,
): ReadonlySet<number> {
  const { scores } = submission;
  const isSmall = labelRows.length < FEWEST_ROWS;
  if (isSmall || groups || scores.every((column) => column.every(isCall))) return new Set();
  const there = byKey(task.classes);
  const copied = classesOn(task, submission).classes.flatMap(({ key, isChosen }, index) => {
    const labels = task.labels[there.get(key) ?? -1];
    if (!labels || isChosen) return [];
    const found = [false, false];
    const isCopy = labelRows.every((row, i) => {
      if (predictionRows[i]! < 0) return true;
      const score = scores[index]![predictionRows[i]!]!;
      const label = labels[row]!;
      if (!isCall(score) || (label <= 1 && label !== score)) return false;
      found[score] = true;
      return true;
    });
    return isCopy && found[0] && found[1] ? [index] : [];
  });
  return new Set(copied);
}

/** What an alignment comes to, without its rows. */
export function submissionOf(
  task: TaskData,
  submission: SubmissionData,
  alignment: Alignment,
): Submission {
  const { classes, by } = classesOn(task, submission);
  const here = byKey(classes);
  const there = byKey(task.classes);
  const { labelRows, predictionRows: _, groups: __, ...counts } = alignment;
  const copied = copiedColumns(task, submission, alignment);
  const isScored = (index: number | undefined) => index !== undefined && !copied.has(index);
  return {
    alignment: {
      ...counts,
      images: labelRows.length - (counts.filled ?? 0),
      imageSet: setOfRows(labelRows),
    },
    ...(by !== 'name' && { classesBy: by }),
    ...(copied.size > 0 && { copied: [...copied].map((i) => classes[i]!.column) }),
    scored: task.classes.filter((c) => isScored(here.get(c.key))).map((c) => c.name),
    missing: task.classes.filter((c) => !here.has(c.key)).map((c) => c.name),
    ignored: classes.filter((c) => !there.has(c.key)).map((c) => c.column),
  };
}

/** Scores and labels of the classes that a predictions file and its task share. */
export function matrixOf(
  task: TaskData,
  submission: SubmissionData,
  alignment: Alignment,
): ScoreMatrix {
  const { labelRows, predictionRows, groups } = alignment;
  const copied = copiedColumns(task, submission, alignment);
  const here = byKey(classesOn(task, submission).classes);
  const pairs = task.classes.flatMap(({ key, name }, label) => {
    const score = here.get(key);
    return score === undefined || copied.has(score) ? [] : [{ name, label, score }];
  });
  return scoreMatrix({
    classes: pairs.map(({ name }) => name),
    scores: pairs.map(({ score }) => submission.scores[score]!),
    scale: submission.scale,
    labels: pairs.map(({ label }) => task.labels[label]!),
    labelRows,
    predictionRows,
    repeated: groups && { groups, by: submission.duplicates! },
  });
}
