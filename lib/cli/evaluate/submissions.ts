import { itemOf } from '@/lib/challenge/challenge';
import { InputError } from '@/lib/ingest/input-error';
import type { TakenSubmission } from '@/lib/results/task-results';
import {
  alignWithTask,
  matrixOf,
  orderAsTask,
  type Submission,
  submissionOf,
} from '@/lib/scoring/fit';
import { matchingNotes, unmatchedNotes } from '@/lib/scoring/notes';
import { sameTeamTwice, sourceOf, submissionData } from '@/lib/scoring/sources';
import { InputErrors } from '../terminal/input-errors';
import { wordedError } from '../terminal/worded-error';
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

/** Processes each usable predictions file. While one is processed, the next is read. */
export async function eachSubmission(
  {
    files,
    task,
    data,
    note,
    challenge,
  }: Pick<OpenTask, 'files' | 'task' | 'data' | 'note' | 'challenge'>,
  inputs: SubmissionInputs,
  watch: Pick<Watch, 'progress'>,
  use: (taken: TakenSubmission, progress: (share: number) => void) => Promise<void>,
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
  const take = async (file: PredictionFile, index: number) => {
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
    if (errors.length > 0 && !inputs.keepGoing) return;
    const ordered = orderAsTask(data, submission, alignment);
    const matrix = matrixOf(data, ordered.submission, ordered.alignment);
    await use({ team, facts: read.facts, submission: fit, matrix }, (share) =>
      watch.progress(file, index, share),
    );
  };
  for (const [index, file] of inputs.files.entries()) {
    watch.progress(file, index);
    try {
      await take(file, index);
    } catch (error) {
      const own = wordedError(error, itemOf(challenge.challenge));
      if (!(own instanceof InputError)) throw own;
      errors.push(own);
    }
  }
  files.checkColumns();
  const isAnyScored = errors.length < inputs.files.length;
  if (errors.length > 0 && !(inputs.keepGoing && isAnyScored)) throw new InputErrors(errors);
  for (const { message } of errors) note(`${message}. The other files are scored`);
}
