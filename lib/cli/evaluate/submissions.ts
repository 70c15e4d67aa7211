import { itemOf } from '@/lib/challenge/challenge';
import { InputError } from '@/lib/ingest/input-error';
import type { Alignment } from '@/lib/ingest/match/alignment';
import type { TakenSubmission } from '@/lib/results/task-results';
import {
  alignWithTask,
  matrixOf,
  orderAsTask,
  type Submission,
  type SubmissionData,
  submissionOf,
} from '@/lib/scoring/fit';
import { matchingNotes, unmatchedNotes } from '@/lib/scoring/notes';
import { sameTeamTwice, sourceOf, submissionData } from '@/lib/scoring/sources';
import { InputErrors } from '../terminal/input-errors';
import { wordedError } from '../terminal/worded-error';
import type { Files } from './files';
import { type ChosenScale, type Incomplete, scalesOf } from './meaning-options';
import type { OpenTask, Watch } from './open-task';
import type { PredictionFile } from './prediction-files';

/** Predictions files, and how they are read. */
export interface SubmissionInputs {
  readonly files: readonly PredictionFile[];
  readonly scales?: readonly ChosenScale[];
  /** What happens to predictions of fewer images or classes than others score. */
  readonly incomplete?: Incomplete;
  /** Whether predictions that cannot be used leave the others to be scored. */
  readonly keepGoing?: boolean;
}

/** @throws InputError where the predictions leave out an image or a class of the labels */
function expectComplete(file: string, { alignment, missing, scored }: Submission): void {
  if (alignment.onlyLabels === 0 && missing.length === 0) return;
  const expected = 'all images and classes of the labels';
  const problem = `scores ${alignment.images} of ${alignment.images + alignment.onlyLabels} images and ${scored.length} of ${scored.length + missing.length} classes; expected ${expected}`;
  throw new InputError(problem, { file, expected });
}

/** Begins to read the first predictions file, which needs no labels. */
export function beginReading(files: Files, inputs: SubmissionInputs): void {
  const first = inputs.files[0]!;
  const scale = scalesOf(inputs.files, inputs.scales ?? []).get(first);
  files.begin(first.path, 'predictions', { scale });
}

/** A predictions file that was read, and what its score matrix is made of. */
export interface ReadSubmission extends TakenSubmission {
  readonly aligned: { readonly submission: SubmissionData; readonly alignment: Alignment };
}

/** What is done with each submission. */
export interface SubmissionSteps<T> {
  /** Submissions that are begun while one is used. */
  readonly ahead: number;
  /** Begins with a submission as soon as it is read. */
  begin(read: ReadSubmission): Promise<T>;
  /** Uses submissions one after the other, in the order of their files. */
  use(read: ReadSubmission, begun: T, progress: (share: number) => void): Promise<void>;
}

/** Processes each usable predictions file. While one is processed, the next is read. */
export async function eachSubmission<T>(
  {
    files,
    task,
    data,
    note,
    challenge,
  }: Pick<OpenTask, 'files' | 'task' | 'data' | 'note' | 'challenge'>,
  inputs: SubmissionInputs,
  watch: Pick<Watch, 'progress'>,
  { ahead, begin, use }: SubmissionSteps<T>,
): Promise<void> {
  const pathOf = new Map<string, string>();
  const errors: InputError[] = [];
  const scales = scalesOf(inputs.files, inputs.scales ?? []);
  const open = (file: PredictionFile) => {
    const read = files.open(file.path, 'predictions', { scale: scales.get(file) });
    // It may fail before its turn.
    read.catch(() => undefined);
    return read;
  };
  let next: ReturnType<typeof open> | undefined;
  const take = async (file: PredictionFile, index: number): Promise<ReadSubmission | null> => {
    const { path, team } = file;
    const opened = next ?? open(file);
    next = undefined;
    const read = await opened.finally(() => {
      const following = inputs.files[index + 1];
      if (following) next = open(following);
    });
    for (const text of read.description.notes) note(`${path}: ${text}`);
    const submission = submissionData(path, sourceOf(read), read.content);
    const alignment = alignWithTask(data, submission);
    const other = pathOf.get(team);
    if (other !== undefined) throw sameTeamTwice(path, team, task.name, other);
    pathOf.set(team, path);
    const fit = submissionOf(data, submission, alignment);
    if (inputs.incomplete === 'refuse') expectComplete(path, fit);
    for (const text of [...matchingNotes(fit), ...unmatchedNotes(fit)]) {
      note(`${path}: ${text}`);
    }
    if (errors.length > 0 && !inputs.keepGoing) return null;
    const aligned = orderAsTask(data, submission, alignment);
    const matrix = matrixOf(data, aligned.submission, aligned.alignment);
    return { team, facts: read.facts, submission: fit, matrix, aligned };
  };
  const attempt = async (step: () => Promise<void>) => {
    try {
      await step();
    } catch (error) {
      const own = wordedError(error, itemOf(challenge.challenge));
      if (!(own instanceof InputError)) throw own;
      errors.push(own);
    }
  };
  const begun: (() => Promise<void>)[] = [];
  const finishAllBut = async (count: number) => {
    if (errors.length > 0 && !inputs.keepGoing) begun.length = 0;
    while (begun.length > count) await attempt(begun.shift()!);
  };
  for (const [index, file] of inputs.files.entries()) {
    watch.progress(file, index);
    await attempt(async () => {
      const read = await take(file, index);
      if (!read) return;
      const own = begin(read);
      // It may fail before its turn.
      own.catch(() => undefined);
      begun.push(async () => use(read, await own, (share) => watch.progress(file, index, share)));
    });
    await finishAllBut(ahead);
  }
  await finishAllBut(0);
  files.checkColumns();
  const isAnyScored = errors.length < inputs.files.length;
  if (errors.length > 0 && !(inputs.keepGoing && isAnyScored)) throw new InputErrors(errors);
  for (const { message } of errors) note(`${message}. The other files are scored`);
}
