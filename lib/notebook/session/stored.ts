import { canonicalClassKey } from '@/lib/challenge/class-names';
import { DEFAULT_MEANINGS } from '@/lib/challenge/label-meaning';
import { InputError } from '@/lib/ingest/input-error';
import { TextColumn } from '@/lib/ingest/text-column';
import type {
  ClassColumn,
  Description,
  FileFacts,
  LabelsCheck,
  Role,
  ScoreScale,
  SourceFile,
} from '@/lib/ingest/types';
import { storedReplicates } from '@/lib/results/stored-replicates';
import type { FileStamp, Results, StoredSubmission, StoredTask } from '@/lib/results/types';
import type { LabelsSource, PredictionsSource } from '@/lib/scoring/sources';
import type { Run } from '../uncertainty/state';
import { queuedEntry } from './entries';
import type { OpenedResults } from './open-results';
import type { Origin, SourceEntry } from './types';

/** What an entry has in place of its file: a part of a results file. */
export interface StoredPart {
  /** The results file. */
  readonly container: FileStamp;
  /** That file; null where the results were made of others. */
  readonly file: SourceFile | null;
  readonly from: OpenedResults['from'];
  readonly results: Omit<Results, 'tasks'>;
  /** Id of the entry of its task. */
  readonly taskEntry: string;
  readonly task: StoredTask;
  /** Null for the task itself. */
  readonly submission: StoredSubmission | null;
}

/** The file that results were computed from: it is not here. */
class AbsentFile implements SourceFile {
  readonly name: string;
  readonly size: number;
  readonly #container: string;

  constructor({ name, size }: Pick<FileStamp, 'name' | 'size'>, container: string) {
    this.name = name;
    this.size = size;
    this.#container = container;
  }

  #absent(): InputError {
    const expected = 'the file itself';
    return new InputError(
      `is not open here, only its results from ${this.#container}; expected ${expected}`,
      { file: this.name, expected },
    );
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    throw this.#absent();
  }

  stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    throw this.#absent();
  }
}

function columnsOf(names: readonly string[]): ClassColumn[] {
  return names.map((name) => ({ column: name, name, key: canonicalClassKey(name) }));
}

function descriptionOf(
  role: Role,
  classes: readonly string[],
  { container, notes }: OpenedResults,
  scale: ScoreScale = 'probability',
): Description {
  return {
    role,
    roleReason: `Results from ${container.name}`,
    idColumn: null,
    idReason: 'A results file holds no ids.',
    classes: columnsOf(classes),
    attributes: [],
    isIdChosen: false,
    scale,
    meanings: DEFAULT_MEANINGS,
    layout: 'wide',
    duplicates: null,
    rowOrder: false,
    readerColumn: null,
    isReader: false,
    fillsMissing: false,
    notes,
  };
}

function factsOf({ name, size, sha256 }: FileStamp, rows: number): FileFacts {
  return { fileName: name, size, hash: sha256, format: 'parquet', rows, columns: [], seconds: 0 };
}

/** A stamp for results whose file is not known, as of pooled tasks. */
function stampFor(file: FileStamp | null, name: string, container: FileStamp): FileStamp {
  return file ?? { name, size: 0, sha256: `${container.sha256} ${name}` };
}

function labelsSource(task: StoredTask, opened: OpenedResults): LabelsSource {
  const check: LabelsCheck = {
    images: task.images,
    classes: task.classes.map(({ name, positives, images, unknown }) => {
      const key = canonicalClassKey(name);
      return { key, name, positives, negatives: images - positives, unknown };
    }),
  };
  const names = task.classes.map(({ name }) => name);
  return {
    role: 'labels',
    loaded: factsOf(stampFor(task.file, task.name, opened.container), task.images),
    description: descriptionOf('labels', names, opened),
    check,
    content: {
      role: 'labels',
      ids: TextColumn.of([]),
      otherIds: [],
      check,
      labels: names.map(() => new Uint8Array()),
      readers: [],
      columns: [],
    },
  };
}

function predictionsSource(
  { team, file, submission, summary: { scale } }: StoredSubmission,
  task: StoredTask,
  opened: OpenedResults,
): PredictionsSource {
  const { images } = submission.alignment;
  return {
    role: 'predictions',
    loaded: factsOf(stampFor(file, `${task.name}, ${team}`, opened.container), images),
    description: descriptionOf('predictions', submission.scored, opened, scale),
    check: { images, classes: columnsOf(submission.scored), scale, faults: [], scales: [] },
  };
}

/** The entry of a task that score counts of the same classes and images made before. */
function taskOfSameImages(
  task: StoredTask,
  origin: Origin,
  known: readonly SourceEntry[],
): SourceEntry | undefined {
  const labels = ({ classes }: StoredTask) =>
    JSON.stringify(classes.map(({ name, positives, images }) => [name, positives, images]));
  return known.find(
    ({ stored, origin: own }) =>
      own === origin &&
      stored?.from === 'score-counts' &&
      stored.submission === null &&
      labels(stored.task) === labels(task),
  );
}

/**
 * The entries that a results file takes the place of: one for each task and submission. Score counts
 * join the task that others of the same images made.
 *
 * @param known entries that are there
 */
export function storedEntries(
  opened: OpenedResults,
  origin: Origin,
  nextId: () => string,
  known: readonly SourceEntry[],
): SourceEntry[] {
  const { container, from } = opened;
  const { tasks, ...results } = opened.results;
  return tasks.flatMap((task) => {
    const same = from === 'score-counts' ? taskOfSameImages(task, origin, known) : undefined;
    const taskEntry = same?.id ?? nextId();
    const part = { container, file: opened.file, from, results, taskEntry, task };
    const entryOf = (
      id: string,
      source: LabelsSource | PredictionsSource,
      submission: StoredSubmission | null,
    ): SourceEntry => {
      const file = new AbsentFile(
        { name: source.loaded.fileName, size: source.loaded.size },
        container.name,
      );
      const choices = submission
        ? { overrides: {}, team: submission.team }
        : { overrides: {}, task: task.name };
      return {
        ...queuedEntry(id, file, origin, choices),
        status: { kind: 'ready' },
        loaded: source.loaded,
        description: source.description,
        source,
        stored: { ...part, submission },
      };
    };
    return [
      ...(same ? [] : [entryOf(taskEntry, labelsSource(task, opened), null)]),
      ...task.submissions.map((own) =>
        entryOf(nextId(), predictionsSource(own, task, opened), own),
      ),
    ];
  });
}

/** The runs that the replicates of a results file are, by id of their task. */
export function storedRuns(entries: readonly SourceEntry[]): [string, Run][] {
  return entries.flatMap(({ id, stored }): [string, Run][] => {
    const replicates = stored && stored.submission === null ? storedReplicates(stored.task) : null;
    if (!replicates) return [];
    const { seed, asked, threshold, clusters: assignment } = replicates;
    const basis = { replicates: asked, seed, threshold, cluster: assignment.use.column };
    return [[id, { basis, status: { kind: 'stopped' }, replicates, clusters: assignment }]];
  });
}
