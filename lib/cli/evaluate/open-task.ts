import { itemOf, type Ranking } from '@/lib/challenge/challenge';
import { columnsOfChallenge } from '@/lib/challenge/columns';
import type { StatedMeanings } from '@/lib/challenge/label-meaning';
import { inItems } from '@/lib/challenge/words';
import type { FileReader } from '@/lib/ingest/types';
import { joinWithTask, type TaskData } from '@/lib/scoring/fit';
import type { EvaluationSettings } from '@/lib/scoring/settings';
import { idsOf, type MetadataSource } from '@/lib/scoring/sources';
import { rankingInForce } from '@/lib/scoring/tables/team-metrics';
import { type Task, taskData } from '@/lib/scoring/task';
import { wordedError } from '../terminal/worded-error';
import {
  type ChallengeInForce,
  type ChallengeOptions,
  challengeInForce,
  challengeNotes,
  chosenChallenge,
  RECOGNISED,
} from './challenge';
import { Files } from './files';
import type { Incomplete } from './meaning-options';
import type { PredictionFile } from './prediction-files';
import { readLabels } from './read-labels';
import { readTask, type TaskInputs } from './read-task';
import type { ReadingOptions } from './reading-options';

/** Called while files are read. */
export interface Watch {
  readonly signal?: AbortSignal;
  /** Called with notes that are not errors. */
  note(text: string): void;
  /** Called with each predictions file before it is read, and with the share of its work done. */
  progress(file: PredictionFile, index: number, share?: number): void;
}

/** A label file with its companions, and how they are read. */
export interface OpenTaskInputs extends TaskInputs {
  /** Null where human readers have the labels. */
  readonly labels: string | null;
  /** Label files of human readers. */
  readonly readers?: readonly PredictionFile[];
  readonly meanings?: StatedMeanings;
  readonly incomplete?: Incomplete;
  readonly reading?: ReadingOptions;
  readonly settings: EvaluationSettings;
  /** Without it files are recognised by their classes. */
  readonly challenge?: ChallengeOptions;
  /** Called before the labels are read. */
  readonly begin?: (files: Files) => void;
}

/** A task whose predictions can be read. */
export interface OpenTask {
  readonly files: Files;
  readonly task: Task;
  readonly data: TaskData;
  readonly metadata: readonly MetadataSource[];
  /** The challenge, and the settings under which it is scored. */
  readonly challenge: ChallengeInForce & {
    readonly settings: EvaluationSettings & { readonly ranking: Ranking };
  };
  join(other: MetadataSource): Promise<Int32Array>;
  /** Says something in the words of the challenge. */
  note(text: string): void;
  /** Says what is worth knowing about the labels. */
  sayNotes(): void;
}

/**
 * Reads the labels of a task with its training counts, metadata and challenge.
 *
 * @throws InputError for a file that cannot be used
 */
export async function openTask(
  reader: FileReader,
  inputs: OpenTaskInputs,
  watch: Pick<Watch, 'signal' | 'note'>,
): Promise<OpenTask> {
  const { challenge: options = RECOGNISED } = inputs;
  const own = await chosenChallenge(options);
  const described = own && columnsOfChallenge(own);
  const files = new Files(reader, watch.signal, inputs.reading, described);
  await files.readClassNames();
  inputs.begin?.(files);
  const inWords = (error: unknown): never => {
    throw own ? wordedError(error, itemOf(own)) : error;
  };
  const labels = await readLabels(files, {
    labels: inputs.labels,
    readers: inputs.readers ?? [],
    meanings: { ...own?.meanings, ...inputs.meanings },
    gold: inputs.reading?.gold,
  }).catch(inWords);
  const { task, metadata, notes } = await readTask(files, labels, inputs).catch(inWords);
  const data = taskData(task);
  const found = challengeInForce(
    task.classes.map(({ name }) => name),
    own,
    inputs.settings,
    options,
  );
  const ranking = {
    ...rankingInForce(task.classes, found.settings.ranking),
    ...(inputs.incomplete === 'rank' && { incomplete: 'rank' as const }),
  };
  const challenge = { ...found, settings: { ...found.settings, ranking } };
  const item = itemOf(challenge.challenge);
  const note = (text: string) => watch.note(inItems(text, item));
  return {
    files,
    task,
    data,
    metadata,
    challenge,
    join: async (other) => joinWithTask(data, idsOf(other)),
    note,
    sayNotes() {
      const file = inputs.labels ?? labels.loaded.fileName;
      for (const text of labels.description.notes) note(`${file}: ${text}`);
      for (const text of [...notes, ...challengeNotes(task, challenge)]) note(text);
    },
  };
}
