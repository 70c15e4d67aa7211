import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FidelityRow } from '@/lib/challenge/fidelity';
import { type BuiltInFile, isUpToDate, MANIFEST, type Manifest, removeBuiltIn } from './manifest';
import { publishedTables } from './published-tables';
import { stampOf } from './stamp';
import { agreementSubmissions } from './twin/agreement';
import { fidelityOf } from './twin/fidelity';
import { countColumns, dicomIds, labelColumns, metadataColumns } from './twin/files';
import { printedSubmissions } from './twin/printed';
import type { Size } from './twin/sizes';
import { drawScores, drawTwin } from './twin/twin';
import { type Columns, writeParquetFile } from './write-parquet';

const TITLE = 'Synthetic twin of CXR-LT 2024';
const NOTE =
  'Synthetic labels and predictions, made so that their metrics are those of the published tables. No patient, image or prediction of the challenge is in them.';
const FIDELITY = 'fidelity.json';
const PUBLISHED = 'published.json';

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

/** Writes the published tables, the synthetic twin, its fidelity report and the manifest. */
function writeAll({ size, seed, out, onProgress }: BuildOptions, stamp: string): void {
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
  const json = (name: string, value: unknown, indent = 0) =>
    writeFileSync(join(out, name), `${JSON.stringify(value, null, indent)}\n`);
  json(FIDELITY, fidelity);
  json(PUBLISHED, publishedTables());
  const manifest: Manifest = {
    stamp,
    title: TITLE,
    synthetic: true,
    note: NOTE,
    fidelity: FIDELITY,
    published: PUBLISHED,
    files,
  };
  json(MANIFEST, manifest, 2);
}

/** Makes the built-in data in `out`, unless it is there. Returns its fidelity and whether it was made. */
export function buildBuiltIn(options: BuildOptions): { made: boolean; fidelity: FidelityRow[] } {
  const { size, seed, out } = options;
  const stamp = stampOf(size.name, seed);
  const made = !isUpToDate(out, stamp);
  if (made) writeAll(options, stamp);
  const fidelity = JSON.parse(readFileSync(join(out, FIDELITY), 'utf8')) as FidelityRow[];
  return { made, fidelity };
}
