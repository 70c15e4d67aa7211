import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import * as parquet from 'parquet-wasm/node';
import type { SyntheticColumns } from './synthetic';

/** `parquet` as pandas writes it (Snappy), or packed by Zstandard. */
export type Format = 'parquet' | 'parquet-zstd' | 'csv';

/** Paths of the files of one benchmark task. */
export interface BenchFiles {
  readonly labels: string;
  readonly predictions: readonly string[];
}

type Values = readonly string[] | Float32Array | Uint8Array;
type Columns = ReadonlyMap<string, Values>;

/** Row order of a prediction file: a permutation that differs between teams. */
function shuffledRows(rows: number, seed: number): Uint32Array {
  const order = Uint32Array.from({ length: rows }, (_, index) => index);
  for (let i = rows - 1, state = seed; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** A score as float32 values are usually written: seven significant digits. */
const printed = (value: number | string) =>
  typeof value === 'number' ? String(Number(value.toPrecision(7))) : value;

function csvText(columns: Columns): string {
  const all = [...columns.values()];
  const lines = [[...columns.keys()].join(',')];
  for (let row = 0; row < all[0]!.length; row++) {
    lines.push(all.map((column) => printed(column[row]!)).join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** With dictionaries of up to 1 MB, as parquet-wasm and pandas both write them. */
function parquetBytes(columns: Columns, compression: parquet.Compression): Uint8Array {
  const ipc = tableToIPC(tableFromArrays(Object.fromEntries(columns)), 'stream');
  const options = new parquet.WriterPropertiesBuilder().setCompression(compression);
  return parquet.writeParquet(parquet.Table.fromIPCStream(ipc), options.build());
}

const WRITERS: Readonly<Record<Format, (columns: Columns) => string | Uint8Array>> = {
  parquet: (columns) => parquetBytes(columns, parquet.Compression.SNAPPY),
  'parquet-zstd': (columns) => parquetBytes(columns, parquet.Compression.ZSTD),
  csv: csvText,
};

function write(folder: string, name: string, format: Format, columns: Columns): string {
  const path = join(folder, `${name}.${format.split('-')[0]}`);
  writeFileSync(path, WRITERS[format](columns));
  return path;
}

/**
 * Writes one label file and one prediction file for each team. Prediction files differ in their
 * scores and in the order of their rows; the first has the order of the labels.
 */
export function writeFiles(
  folder: string,
  { scores, labels }: SyntheticColumns,
  teams: number,
  format: Format,
): BenchFiles {
  mkdirSync(folder, { recursive: true });
  const images = labels[0]!.length;
  const ids = Array.from({ length: images }, (_, row) => `image-${row}`);
  const file = (name: string, columns: Columns) => write(folder, name, format, columns);
  const named = <T>(column: (index: number) => T) =>
    labels.map((_, index): [string, T] => [`class ${index}`, column(index)]);
  return {
    labels: file('labels', new Map<string, Values>([['id', ids], ...named((c) => labels[c]!)])),
    predictions: Array.from({ length: teams }, (_, team) => {
      const order =
        team === 0
          ? Uint32Array.from({ length: images }, (_, row) => row)
          : shuffledRows(images, team);
      const column = (c: number) =>
        Float32Array.from(order, (row) => scores[c]![row]! ** (1 + team / 50));
      const own = Array.from(order, (row) => ids[row]!);
      return file(`team${team}`, new Map<string, Values>([['id', own], ...named(column)]));
    }),
  };
}
