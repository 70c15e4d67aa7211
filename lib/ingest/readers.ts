import { tableFromIPC } from 'apache-arrow';
import { columnsFromIpc } from './arrow/columns-from-ipc';
import { arrowStream, decodeArrow } from './arrow/file-to-stream';
import { headNotes, readCsvHead } from './csv/csv-head';
import { UnusualCsv } from './csv/csv-parser';
import { preambleOf, withoutPreamble } from './csv/preamble';
import { readCsv } from './csv/read-csv';
import type { FileTable } from './file-table';
import type { FormatName } from './formats';
import { checkHeader } from './header';
import { readJson } from './json/read-json';
import { checkFits } from './memory';
import { tableOfArrays } from './numpy/arrays-table';
import { readNpy } from './numpy/npy';
import { readNpz } from './numpy/npz';
import { decodeColumns } from './parquet/decode-columns';
import { isNested, type ParquetReader } from './parquet/decode-parquet';
import { type Blocks, collect, peek } from './read/blocks';
import {
  ENCODING_NOTES,
  type Encoding,
  encodingOf,
  isUtf8,
  NotUtf8,
  toUtf8,
} from './read/encoding';
import type { Hashing } from './read/hash';
import { checkWholeParquet } from './read/sniff';
import type { LoadOptions, SourceFile, UnusualCsvReader } from './types';

/** What reading takes of the place where it runs. */
export interface Platform {
  parquet(): Promise<ParquetReader>;
  /** Whether few columns of Parquet are decoded at a time: where a thread that ends is replaced. */
  readonly decodesApart: boolean;
  readonly hashing: Hashing;
  readonly unusualCsv: UnusualCsvReader;
  /** Bytes that the columns of one file may take. */
  readonly memory: number;
}

/** A file whose content can be opened again from its beginning. */
export interface Reopened {
  open(): Promise<{ readonly blocks: Blocks }>;
}

async function* within(blocks: Blocks, file: string, memory: number): Blocks {
  let size = 0;
  for await (const block of blocks) {
    size += block.length;
    checkFits(file, size, memory);
    yield block;
  }
}

/** The table's own lines in UTF-8, and what is to be said of what was left out or changed. */
async function plainText(
  blocks: Blocks,
  wanted: Encoding | null,
): Promise<{ text: Blocks; notes: string[] }> {
  const { head, all } = await peek(blocks);
  const encoding = wanted ?? encodingOf(head);
  const decoded = encoding === 'utf-8' ? { head, all } : await peek(toUtf8(all, encoding));
  const preamble = preambleOf(decoded.head);
  const comments = preamble?.comments ?? 0;
  return {
    text: preamble ? withoutPreamble(decoded.all, preamble) : decoded.all,
    notes: [
      ...(encoding === 'utf-8' ? [] : [ENCODING_NOTES[encoding]]),
      ...(comments > 0 ? ['Lines that begin with # are left out as comments'] : []),
    ],
  };
}

/** Reads CSV; what is not plain is read anew for DuckDB, what is not UTF-8 in another encoding. */
async function readCsvFile(
  file: SourceFile,
  blocks: Blocks,
  platform: Platform,
  again: Reopened,
  { signal, onProgress }: LoadOptions,
): Promise<FileTable> {
  const { name, size } = file;
  checkFits(name, size, platform.memory);
  let first: Blocks | null = blocks;
  let encoding: Encoding | null = null;
  let notes: readonly string[] = [];
  const open = async () => {
    const opened = first ?? (await again.open()).blocks;
    first = null;
    const plain = await plainText(within(opened, name, platform.memory), encoding);
    notes = plain.notes;
    return plain.text;
  };
  const progress = (fraction: number) => onProgress?.({ step: 'decoding', fraction });
  for (;;) {
    try {
      const table = await readCsv({ name, size, open }, progress);
      return { ...table, notes: [...notes, ...(table.notes ?? [])] };
    } catch (error) {
      if (error instanceof NotUtf8 && encoding === null) {
        encoding = 'windows-1252';
        continue;
      }
      if (!(error instanceof UnusualCsv)) throw error;
      const bytes = await collect(await open());
      if (encoding === null && !isUtf8(bytes)) {
        encoding = 'windows-1252';
        continue;
      }
      const more = headNotes(readCsvHead(bytes, name, 20));
      const table = columnsFromIpc([await platform.unusualCsv(bytes, name, signal)]);
      return { ...table, notes: [...notes, ...more] };
    }
  }
}

/** Decodes Parquet, which must be in memory as a whole. */
async function readParquetFile(
  { name }: SourceFile,
  blocks: Blocks,
  { parquet, memory, decodesApart }: Platform,
): Promise<FileTable> {
  const bytes = await collect(blocks);
  checkWholeParquet(bytes, name);
  return decodeColumns(await parquet(), bytes, name, { memory, apart: decodesApart });
}

/** How many times the bytes of its text JSON takes while it is read. */
const JSON_WEIGHT = 6;

async function readJsonFile({ name }: SourceFile, blocks: Blocks, { memory }: Platform) {
  const { head, all } = await peek(within(blocks, name, memory / JSON_WEIGHT));
  const encoding = encodingOf(head);
  return readJson(await collect(encoding === 'utf-8' ? all : toUtf8(all, encoding)), name);
}

async function readArrowFile({ name }: SourceFile, blocks: Blocks, { memory }: Platform) {
  const stream = arrowStream(await collect(within(blocks, name, memory)), name);
  const { fields } = decodeArrow(name, () => tableFromIPC(stream)).schema;
  checkHeader(
    name,
    fields.map((field) => ({ name: field.name, nested: isNested(field.type) })),
  );
  return decodeArrow(name, () => columnsFromIpc([stream]));
}

async function readNpyFile({ name }: SourceFile, blocks: Blocks, { memory }: Platform) {
  const array = readNpy(await collect(within(blocks, name, memory / 2)), name);
  return tableOfArrays(name, [{ ...array, name: 'array' }]);
}

async function readNpzFile({ name }: SourceFile, blocks: Blocks, { memory }: Platform) {
  return tableOfArrays(name, await readNpz(await collect(within(blocks, name, memory / 2)), name));
}

/** The reader of each format. */
export const READERS: Readonly<
  Record<
    FormatName,
    (
      file: SourceFile,
      blocks: Blocks,
      platform: Platform,
      again: Reopened,
      options: LoadOptions,
    ) => Promise<FileTable>
  >
> = {
  parquet: readParquetFile,
  csv: readCsvFile,
  json: readJsonFile,
  arrow: readArrowFile,
  npy: readNpyFile,
  npz: readNpzFile,
};
