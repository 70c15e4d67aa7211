import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import * as parquet from 'parquet-wasm/node';
import type { SourceFile } from '@/lib/engine';
import type { SyntheticColumns } from './metrics-scores';

/** The benchmark's files: synthetic labels and scores as CSV and as Parquet. */
export interface BenchFiles {
  readonly folder: string;
  readonly labels: string;
  readonly scores: string;
}

/** Rows of the predictions stand in another order than those of the labels. */
function shuffled(length: number): Uint32Array {
  const order = Uint32Array.from({ length }, (_, index) => index);
  for (let i = length - 1, state = 7; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

type Columns = Record<string, readonly string[] | Float32Array | Uint8Array>;

function write(folder: string, name: string, columns: Columns): string {
  const keys = Object.keys(columns);
  const rows = columns[keys[0]!]!.length;
  const lines = [keys.join(',')];
  for (let i = 0; i < rows; i++) lines.push(keys.map((key) => columns[key]![i]).join(','));
  writeFileSync(join(folder, `${name}.csv`), lines.join('\n'));
  const table = parquet.Table.fromIPCStream(tableToIPC(tableFromArrays(columns), 'stream'));
  const options = new parquet.WriterPropertiesBuilder().setCompression(parquet.Compression.ZSTD);
  const path = join(folder, `${name}.parquet`);
  writeFileSync(path, parquet.writeParquet(table, options.build()));
  return path;
}

/**
 * Writes labels and scores into a new folder.
 *
 * @param name stem of the scores' files
 * @param shift turned into the scores, so that two teams' files differ
 */
export function writeFiles(
  { scores, labels }: SyntheticColumns,
  name = 'scores',
  shift = 0,
): BenchFiles {
  const folder = mkdtempSync(join(tmpdir(), 'longtail-bench-'));
  const order = shuffled(scores[0]!.length);
  const ids = Array.from(order, (_, i) => `image-${i}`);
  const columns = (take: (column: number) => Float32Array | Uint8Array) =>
    Object.fromEntries(scores.map((_, index) => [`class ${index}`, take(index)]));
  return {
    folder,
    labels: write(folder, 'labels', { id: ids, ...columns((c) => labels[c]!) }),
    scores: write(folder, name, {
      id: Array.from(order, (row) => ids[row]!),
      ...columns((c) => Float32Array.from(order, (row) => scores[c]![row]! ** (1 + shift / 50))),
    }),
  };
}

export async function diskFile(path: string, name = basename(path)): Promise<SourceFile> {
  const { size } = await stat(path);
  const arrayBuffer = async () => new Uint8Array(await readFile(path)).buffer;
  return { name, size, arrayBuffer };
}
