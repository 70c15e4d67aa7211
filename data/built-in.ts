import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FidelityRow } from '@/lib/challenge/fidelity';
import { writeExample } from './example';
import {
  type BuiltInFile,
  MANIFEST,
  type Manifest,
  manifestIfComplete,
  removeBuiltIn,
} from './manifest';
import { publishedTables } from './published-tables';
import { writeBuiltInResults } from './results';
import { agreementSubmissions } from './twin/agreement';
import { fidelityOf } from './twin/fidelity';
import { countColumns, dicomIds, labelColumns, metadataColumns } from './twin/files';
import { printedSubmissions } from './twin/printed';
import type { Size } from './twin/sizes';
import { drawScores, drawTwin } from './twin/twin';
import { type Columns, writeParquetFile } from './write-parquet';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const IS_INPUT = /\.(ts|csv)$/;
/** What computes results, from the files to the results file. */
const SCORING = ['metrics', 'challenge', 'ingest', 'scoring', 'inference', 'results'];

/** Hash of the sources in folders: other sources in, other files out. */
function sourceHash(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const paths = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
    for (const path of paths.filter((name) => IS_INPUT.test(name)).sort()) {
      hash.update(path.replaceAll('\\', '/')).update(readFileSync(join(ROOT, folder, path)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

/** Names what was made and by what: built-in data with this stamp need not be made again. */
function stampOf(size: string, seed: number): string {
  return `${size}, seed ${seed}, generator ${sourceHash(['data'])}`;
}

/** Names what results were computed from and by: with this stamp they need not be computed again. */
function resultsStampOf(stamp: string): string {
  return `${stamp}, scored by ${sourceHash(SCORING.map((folder) => `lib/${folder}`))}`;
}

const TITLE = 'Synthetic twin of CXR-LT 2024';
const NOTE =
  'Synthetic labels and predictions, made so that their metrics are those of the published tables. No patient, image or prediction of the challenge is in them.';
const FIDELITY = 'fidelity.json';
const PUBLISHED = 'published.json';
const RESULTS = 'synthetic_twin.longtail.zip';

export interface BuildOptions {
  readonly size: Size;
  readonly seed: number;
  readonly out: string;
  readonly onProgress?: (done: string, fraction: number) => void;
}

const taskName = (task: number) => `Task ${task}`;

/** Writes one file and says what the manifest holds of it. */
function writeFile(
  out: string,
  columns: Columns,
  file: Pick<BuiltInFile, 'path' | 'role'> & Partial<BuiltInFile>,
): BuiltInFile {
  const bytes = writeParquetFile(join(out, file.path), columns);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { task: null, team: null, ...file, bytes: bytes.length, sha256 };
}

function writeJson(out: string, name: string, value: unknown, indent = 0): void {
  writeFileSync(join(out, name), `${JSON.stringify(value, null, indent)}\n`);
}

/** Writes the published tables, the synthetic twin and its fidelity report; returns the manifest. */
function writeFiles({ size, seed, out, onProgress }: BuildOptions, stamp: string): Manifest {
  removeBuiltIn(out);
  const printed = printedSubmissions();
  const submissions = [...printed, ...(size.agreement ? agreementSubmissions(printed, seed) : [])];
  onProgress?.('patients and labels', 0);
  const twin = drawTwin(size.images, seed);
  const files = Object.values(twin.testSets).map((testSet) => {
    const path = `task${testSet.task}_labels.parquet`;
    const task = taskName(testSet.task);
    return writeFile(out, labelColumns(twin, testSet), { path, role: 'labels', task });
  });
  files.push(writeFile(out, countColumns(), { path: 'class_counts.parquet', role: 'counts' }));
  files.push(writeFile(out, metadataColumns(twin), { path: 'metadata.parquet', role: 'metadata' }));
  const fidelity: FidelityRow[] = [];
  for (const [i, submission] of submissions.entries()) {
    const { task, team } = submission;
    onProgress?.(`${taskName(task)}, team ${team}`, (i + 1) / (submissions.length + 1));
    const scores = drawScores(twin, submission);
    const testSet = twin.testSets[task];
    const columns = { dicom_id: dicomIds(testSet.images), ...Object.fromEntries(scores) };
    const path = `task${task}_predictions_${team.replaceAll(' ', '_')}.parquet`;
    files.push(writeFile(out, columns, { path, role: 'predictions', task: taskName(task), team }));
    fidelity.push(...fidelityOf(submission, testSet, scores));
  }
  writeJson(out, FIDELITY, fidelity);
  writeJson(out, PUBLISHED, publishedTables());
  return {
    stamp,
    title: TITLE,
    synthetic: true,
    note: NOTE,
    fidelity: FIDELITY,
    published: PUBLISHED,
    results: [],
    replicates: [],
    resultsStamp: '',
    files,
  };
}

/**
 * Makes the built-in data in `out`, unless it is there: the files, and the results computed from them.
 *
 * @returns its fidelity, and whether anything was made
 */
export async function buildBuiltIn(
  options: BuildOptions,
): Promise<{ made: boolean; fidelity: FidelityRow[] }> {
  const { size, seed, out, onProgress } = options;
  const stamp = stampOf(size.name, seed);
  const resultsStamp = resultsStampOf(stamp);
  const known = manifestIfComplete(out, stamp);
  const made = known?.resultsStamp !== resultsStamp || !existsSync(join(out, RESULTS));
  if (made) {
    const files = known ?? writeFiles(options, stamp);
    // The files are whole: a run that is cut short from here on makes only their results again.
    const { example: _, ...unfinished } = files;
    const empty = { results: [], replicates: [], resultsStamp: '' };
    writeJson(out, MANIFEST, { ...unfinished, ...empty }, 2);
    const replicates = await writeBuiltInResults(
      { folder: out, name: RESULTS, replicates: size.replicates },
      files.files,
      (done) => onProgress?.(done, 0.99),
    );
    const example = await writeExample(out, files.files);
    const whole = { results: [RESULTS], replicates, example, resultsStamp };
    writeJson(out, MANIFEST, { ...unfinished, ...whole }, 2);
  }
  const fidelity = JSON.parse(readFileSync(join(out, FIDELITY), 'utf8')) as FidelityRow[];
  return { made, fidelity };
}
