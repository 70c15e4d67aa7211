import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countColumns, dicomIds, labelColumns, metadataColumns } from './twin/files';
import type { Size } from './twin/sizes';
import { printedSubmissions, type Task } from './twin/targets';
import { drawScores, drawTwin } from './twin/twin';
import { type Columns, writeParquetFile } from './write-parquet';

/** To be raised whenever the same seed would give other files. */
const VERSION = 1;

interface BuiltInFile {
  readonly path: string;
  readonly role: 'labels' | 'predictions' | 'counts' | 'metadata';
  readonly task: string | null;
  readonly team: string | null;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly stamp: string;
  readonly title: string;
  readonly synthetic: true;
  readonly note: string;
  readonly files: readonly BuiltInFile[];
}

export interface BuildOptions {
  readonly size: Size;
  readonly seed: number;
  readonly out: string;
}

const stampOf = ({ size, seed }: BuildOptions) => `version ${VERSION}, ${size.name}, seed ${seed}`;

/** Whether `out` already holds these files in full. */
function upToDate(options: BuildOptions): boolean {
  const manifestPath = join(options.out, 'manifest.json');
  if (!existsSync(manifestPath)) return false;
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as Manifest;
  return (
    manifest.stamp === stampOf(options) &&
    manifest.files.every(({ path, bytes }) => {
      const file = join(options.out, path);
      return existsSync(file) && statSync(file).size === bytes;
    })
  );
}

/** Writes the synthetic twin and its manifest, unless they are there already. */
export function writeBuiltIn(options: BuildOptions): void {
  const { size, seed, out } = options;
  if (upToDate(options)) {
    console.log(`${out}: synthetic twin (${stampOf(options)}) is up to date`);
    return;
  }
  // The manifest is written last, so that what is there without one is known to be unfinished.
  rmSync(join(out, 'manifest.json'), { force: true });
  const files: BuiltInFile[] = [];
  const write = (
    path: string,
    role: BuiltInFile['role'],
    columns: Columns,
    task: Task | null = null,
    team: string | null = null,
  ) => {
    const bytes = writeParquetFile(join(out, path), columns);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const taskName = task === null ? null : `Task ${task}`;
    files.push({ path, role, task: taskName, team, bytes: bytes.length, sha256 });
  };
  const twin = drawTwin(size.images, seed);
  for (const testSet of Object.values(twin.testSets)) {
    write(
      `task${testSet.task}_labels.parquet`,
      'labels',
      labelColumns(twin, testSet),
      testSet.task,
    );
  }
  write('class_counts.parquet', 'counts', countColumns());
  write('metadata.parquet', 'metadata', metadataColumns(twin));
  for (const submission of printedSubmissions()) {
    const { task, team } = submission;
    const columns = {
      dicom_id: dicomIds(twin.testSets[task].images),
      ...Object.fromEntries(drawScores(twin, submission)),
    };
    write(`task${task}_predictions_${team}.parquet`, 'predictions', columns, task, team);
  }
  const manifest: Manifest = {
    stamp: stampOf(options),
    title: 'Synthetic twin of CXR-LT 2024',
    synthetic: true,
    note: 'Synthetic labels and predictions, made so that their metrics are those of the published tables. No patient, image or prediction of the challenge is in them.',
    files,
  };
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`${out}: synthetic twin (${stampOf(options)}), ${files.length} files`);
}
