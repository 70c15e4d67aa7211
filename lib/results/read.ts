import * as v from 'valibot';
import { columnsFromIpc } from '@/lib/ingest/arrow/columns-from-ipc';
import { InputError } from '@/lib/ingest/input-error';
import type { Column, FileReader } from '@/lib/ingest/types';
import type { CalibrationResult } from '@/lib/scoring/calibrate-submission';
import type { SubmissionSummary } from '@/lib/scoring/summary';
import { type Archive, openArchive } from './archive';
import { damaged } from './damaged';
import { MANIFEST, type Manifest, RESULTS_VERSION } from './manifest';
import { MANIFEST_NAME, NOTEBOOK_NAME, OUTCOMES_NAME, tablePath } from './names';
import { OUTCOMES } from './outcome-schema';
import { fromJson, type StoredOutcome } from './outcomes';
import { SeriesReader } from './read-tables';
import type { Series, StoredTables } from './series';
import { TableReader } from './table-reader';
import { STORED_TABLE_NAMES, type StoredTableName } from './tables';
import type { Results, StoredSubmission, StoredTask } from './types';

type TaskHead = Manifest['tasks'][number];
type SubmissionHead = TaskHead['submissions'][number];

/** Checks a manifest. A newer version is refused by its number, since it may have any form. */
function checkManifest(value: unknown, file: string): Manifest {
  const version: unknown = Object(value).version;
  if (typeof version === 'number' && version > RESULTS_VERSION) {
    const expected = `version ${RESULTS_VERSION} or lower`;
    throw new InputError(
      `is a results file of version ${version}, which a newer notebook wrote; expected ${expected}`,
      { file, value: String(version), expected },
    );
  }
  return checked(MANIFEST, value, MANIFEST_NAME, file);
}

/** A value of a schema; else the error that names what is not of it, and in which entry. */
function checked<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  entry: string,
  file: string,
): v.InferOutput<Schema> {
  const { success, output, issues } = v.safeParse(schema, value);
  if (success) return output;
  const [issue] = issues;
  const path = v.getDotPath(issue) ?? 'it';
  const received = issue.received.slice(0, 80);
  throw damaged(file, `${entry}: ${path} is ${received}, not ${issue.expected ?? 'valid'}`);
}

/** The outcomes of each task; none where the file holds none. */
async function readOutcomes(
  archive: Archive,
  { tasks }: Manifest,
  file: string,
): Promise<readonly (readonly StoredOutcome[])[]> {
  if (!archive.has(OUTCOMES_NAME)) return [];
  const json = await archive.json(OUTCOMES_NAME);
  const found = checked(OUTCOMES, fromJson(json), OUTCOMES_NAME, file);
  if (found.length === tasks.length) return found;
  throw damaged(file, `${OUTCOMES_NAME} is of ${found.length} tasks, not of ${tasks.length}`);
}

async function readColumns(
  archive: Archive,
  name: StoredTableName,
  reader: FileReader,
  file: string,
): Promise<readonly Column[]> {
  const path = tablePath(name);
  if (!archive.has(path)) return [];
  const bytes = await archive.bytes(path);
  try {
    const ipc = await reader.arrow(new File([bytes], `${name}.parquet`), { layout: 'wide' });
    return columnsFromIpc([ipc]).columns;
  } catch (cause) {
    const why = cause instanceof InputError ? cause.problem : String(cause);
    throw damaged(file, `table ${name} ${why}`, cause);
  }
}

async function readTables(
  archive: Archive,
  reader: FileReader,
  file: string,
): Promise<StoredTables> {
  const tables = STORED_TABLE_NAMES.map(async (name) => {
    const by = name === 'series' ? null : name === 'replicate_labels' ? 'labels' : 'series';
    const columns = await readColumns(archive, name, reader, file);
    return [name, new TableReader(name, columns, file, by)] as const;
  });
  return Object.fromEntries(await Promise.all(tables)) as unknown as StoredTables;
}

/** A row of `series`; the scale of its submission is in the manifest. */
interface SubmissionSeries {
  readonly kind: string;
  readonly own: Omit<Series, 'scale'>;
}

/** The rows of `series` by submission. */
function seriesOf({ series }: StoredTables): ReadonlyMap<number, SubmissionSeries[]> {
  const { values } = series;
  const found = new Map<number, SubmissionSeries[]>();
  for (let row = 0; row < series.length; row++) {
    const own: SubmissionSeries['own'] = {
      number: row,
      class: values.class[row]!,
      positives: values.positives[row]!,
      images: values.images[row]!,
      unknown: values.unknown[row]!,
      single: values.precision[row] === 32,
      lowest: values.lowest[row]!,
    };
    const submission = values.submission[row]!;
    const all = found.get(submission) ?? [];
    found.set(submission, all);
    all.push({ kind: values.kind[row]!, own });
  }
  return found;
}

function summaryOf(
  task: TaskHead,
  reader: SeriesReader,
  classes: readonly Series[],
  pools: readonly Series[],
  hasCounts: boolean,
): Omit<SubmissionSummary, 'scale'> {
  const calibrations = task.calibrations.map((settings) => {
    const binned = (own: Series): CalibrationResult[] => {
      const bins = reader.bins(own, settings, task.calibrations);
      return bins ? [{ class: own.class, bins }] : [];
    };
    return { settings, classes: classes.flatMap(binned), pools: pools.flatMap(binned) };
  });
  const counts = hasCounts ? classes.map((own) => reader.counts(own)) : null;
  const results = classes.map((own, index) => reader.result(own, counts?.[index]));
  const breakdowns = task.attributes.flatMap(({ name, groups, countsOf }, index) => {
    const from = countsOf ?? index;
    const found = classes.flatMap(
      (own, k) => reader.groups(own, results[k]!, from, groups.length) ?? [],
    );
    return found.length > 0 ? [[name, found] as const] : [];
  });
  return {
    classes: results,
    calibrations: calibrations.filter((own) => own.classes.length === classes.length),
    breakdowns: new Map(breakdowns),
    counts,
  };
}

function submissionOf(
  task: TaskHead,
  { team, file, matched, scored, missing, ignored, exact, scale }: SubmissionHead,
  series: readonly SubmissionSeries[],
  reader: SeriesReader,
  fileName: string,
): StoredSubmission {
  const of = (kind: string): Series[] =>
    series.filter((one) => one.kind === kind).map(({ own }) => ({ ...own, scale }));
  const classes = of('class');
  const names = classes.map((own) => own.class);
  if (JSON.stringify(names) !== JSON.stringify(scored)) {
    throw damaged(fileName, `the classes of ${team} are not those of the manifest`);
  }
  const { resampling } = task;
  return {
    team,
    file,
    submission: {
      alignment: {
        images: matched.images,
        ...(matched.imageSet !== null && { imageSet: matched.imageSet }),
        onlyLabels: matched.onlyLabels,
        onlyPredictions: matched.onlyPredictions,
        ...(matched.filled > 0 && { filled: matched.filled }),
        onlyLabelsExamples: [],
        onlyPredictionsExamples: [],
      },
      scored,
      missing,
      ignored,
    },
    summary: { ...summaryOf(task, reader, classes, of('pool'), exact), scale },
    replicates: resampling && classes.map((own) => reader.replicates(own, resampling.done)),
  };
}

/** Every class, task and team is named once, and submissions score classes of their task. */
function checkNames({ tasks }: Manifest, file: string): void {
  const unique = (names: readonly string[], what: string) => {
    const seen = new Set<string>();
    const twice = names.find((name) => seen.size === seen.add(name).size);
    if (twice !== undefined) throw damaged(file, `two ${what} are named "${twice}"`);
  };
  unique(
    tasks.map(({ name }) => name),
    'tasks',
  );
  for (const { classes, submissions } of tasks) {
    const names = classes.map(({ name }) => name);
    unique(names, 'classes');
    unique(
      submissions.map(({ team }) => team),
      'teams',
    );
    const known = new Set(names);
    const other = submissions.flatMap(({ scored }) => scored).find((name) => !known.has(name));
    if (other !== undefined) throw damaged(file, `"${other}" is no class of its task`);
  }
}

/**
 * Reads a results file.
 *
 * @param reader of Parquet files
 * @throws InputError where it is damaged, cut off, of a newer version or made to fill memory
 */
export async function readResults(
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  reader: FileReader,
): Promise<Results> {
  const archive = openArchive(bytes, file);
  const manifest = checkManifest(await archive.json(MANIFEST_NAME), file);
  checkNames(manifest, file);
  const tables = await readTables(archive, reader, file);
  const outcomes = await readOutcomes(archive, manifest, file);
  const series = seriesOf(tables);
  const seriesReader = new SeriesReader(tables, file, manifest.version);
  const { generator, level, synthetic, minimumCount, settings } = manifest;
  let number = 0;
  const tasks = manifest.tasks.map((head, index): StoredTask => {
    const { calibrations: _, submissions, attributes, ...task } = head;
    return {
      ...task,
      ...(outcomes[index]?.length && { outcomes: outcomes[index] }),
      attributes: attributes.map(({ countsOf: __, ...own }) => own),
      submissions: submissions.map((own) =>
        submissionOf(head, own, series.get(number++) ?? [], seriesReader, file),
      ),
    };
  });
  const notebook = archive.has(NOTEBOOK_NAME) ? await archive.json(NOTEBOOK_NAME) : null;
  return { generator, level, synthetic, minimumCount, settings, tasks, notebook };
}
