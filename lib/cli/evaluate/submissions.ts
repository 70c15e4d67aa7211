import { itemOf } from '@/lib/challenge/challenge';
import { inItems } from '@/lib/challenge/words';
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

/** Processes each usable predictions file, one in memory at a time. */
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
  const take = async (file: PredictionFile, index: number) => {
    const { path, team } = file;
    const read = await files.open(path, 'predictions', { scale: scales.get(file) });
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
      if (!(error instanceof InputError)) throw error;
      const problem = inItems(error.problem, itemOf(challenge.challenge));
      errors.push(new InputError(problem, error.details));
    }
  }
  files.checkColumns();
  const isAnyScored = errors.length < inputs.files.length;
  if (errors.length > 0 && !(inputs.keepGoing && isAnyScored)) throw new InputErrors(errors);
  for (const { message } of errors) note(`${message}. The other files are scored`);
}
