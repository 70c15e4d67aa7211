/**
 * A file becomes columns, and columns become what is scored. The stages, in reading order:
 *
 * 1. `read/`: the file's bytes block by block, hashed as they pass, unpacked where gzipped or
 *    zipped, and taken for Parquet or CSV by their first bytes.
 * 2. `parquet/`: Parquet to Arrow by parquet-wasm. `csv/`: plain CSV to typed arrays while it is
 *    still being read; CSV that is not plain goes to DuckDB's reader, which answers with Arrow.
 * 3. `arrow/`: Arrow to columns, each with buffers of its own (`types.ts`: `Column`).
 * 4. `describe/`: what the file is taken for (labels, predictions, class counts, metadata), its id
 *    column and its classes, by what is in the columns; the reader may overrule each.
 * 5. `check/`: whether it can be used as that: an id in each row, labels that are labels, scores
 *    that are probabilities. Only columns that are classes are looked at.
 *
 * What comes of it is set against other files by `align.ts` and `subgroups.ts`. The browser runs
 * all of this in workers (`browser-reader.ts`), the terminal on its own thread (`node-reader.ts`).
 */
import { columnsFromIpc } from './arrow/columns-from-ipc';
import { columnsToIpc } from './arrow/columns-to-ipc';
import { checkIds } from './check/check-ids';
import { checkLabels } from './check/check-labels';
import { checkPredictions } from './check/check-predictions';
import { readClassCounts } from './check/read-class-counts';
import { UnusualCsv } from './csv/csv-parser';
import { readCsv } from './csv/read-csv';
import { describeFile, type FileColumns } from './describe/describe';
import type { FormatName } from './formats';
import { InputError } from './input-error';
import { checkFits } from './memory';
import { decodeParquet, type ParquetReader } from './parquet/decode-parquet';
import type { Hasher } from './read/hash';
import { type Blocks, collect, openContent } from './read/open-content';
import { checkWholeParquet } from './read/sniff';
import type {
  Column,
  Content,
  Description,
  FileFacts,
  IngestOutcome,
  LoadOptions,
  Overrides,
  SourceFile,
  UnusualCsvReader,
} from './types';

/** What reading takes of the place where it runs. */
export interface Platform {
  parquet(): Promise<ParquetReader>;
  createHasher(): Hasher;
  readonly unusualCsv: UnusualCsvReader;
  /** Bytes that the columns of one file may take. */
  readonly memory: number;
}

interface FileTable {
  readonly rows: number;
  readonly columns: readonly Column[];
}

async function* within(blocks: Blocks, file: string, memory: number): Blocks {
  let size = 0;
  for await (const block of blocks) {
    size += block.length;
    checkFits(file, size, memory);
    yield block;
  }
}

/** Opens a file as often as it must be read; hash and size are of the last time. */
class HashedFile {
  size = 0;
  #hasher: Hasher;
  /** Begun as soon as all bytes are there, beside decoding. */
  #hash: Promise<string> | null = null;

  constructor(
    private readonly file: SourceFile,
    private readonly platform: Platform,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.#hasher = platform.createHasher();
  }

  async open() {
    this.#hasher = this.platform.createHasher();
    this.#hash = null;
    this.size = 0;
    const onBlock = (block: Uint8Array<ArrayBuffer>) => {
      this.size += block.length;
      this.#hasher.update(block);
    };
    const { format, blocks } = await openContent(this.file, onBlock, this.signal);
    return { format, blocks: this.#hashedAtEnd(blocks) };
  }

  async *#hashedAtEnd(blocks: Blocks): Blocks {
    yield* blocks;
    this.#hash = this.#hasher.digest();
    this.#hash.catch(() => undefined);
  }

  hash(): Promise<string> {
    return this.#hash ?? this.#hasher.digest();
  }
}

/** Reads CSV; what is not plain is read anew for DuckDB. */
async function decodeCsv(
  file: SourceFile,
  blocks: Blocks,
  platform: Platform,
  hashed: HashedFile,
  { signal, onProgress }: LoadOptions,
): Promise<FileTable> {
  const { name, size } = file;
  checkFits(name, size, platform.memory);
  let first: Blocks | null = blocks;
  const open = async () => {
    const opened = first ?? (await hashed.open()).blocks;
    first = null;
    return within(opened, name, platform.memory);
  };
  try {
    const progress = (fraction: number) => onProgress?.({ step: 'decoding', fraction });
    return await readCsv({ name, size, open }, progress);
  } catch (error) {
    if (!(error instanceof UnusualCsv)) throw error;
    const bytes = await collect(await open());
    return columnsFromIpc(await platform.unusualCsv(bytes, name, signal));
  }
}

/** Decodes Parquet, which must be in memory as a whole. */
async function decodeWholeParquet(
  { name }: SourceFile,
  blocks: Blocks,
  { parquet, memory }: Platform,
): Promise<FileTable> {
  const bytes = await collect(blocks);
  checkWholeParquet(bytes, name);
  const ipc = await decodeParquet(await parquet(), bytes, name, { memory, batches: 'whole' });
  return columnsFromIpc(ipc);
}

/** The reader of each format. */
const READERS: Readonly<
  Record<
    FormatName,
    (
      file: SourceFile,
      blocks: Blocks,
      platform: Platform,
      hashed: HashedFile,
      options: LoadOptions,
    ) => Promise<FileTable>
  >
> = { parquet: decodeWholeParquet, csv: decodeCsv };

/**
 * Reads a file's columns, with what is known of the file.
 *
 * @throws InputError where it cannot be read
 */
export async function readColumns(
  file: SourceFile,
  platform: Platform,
  options: LoadOptions,
): Promise<FileTable & Pick<FileFacts, 'format' | 'hash' | 'size'>> {
  const hashed = new HashedFile(file, platform, options.signal);
  const { format, blocks } = await hashed.open();
  options.onProgress?.({ step: 'decoding', format });
  const table = await READERS[format](file, blocks, platform, hashed, options);
  return { ...table, format, hash: await hashed.hash(), size: hashed.size };
}

function contentOf(file: FileColumns, description: Description): Content {
  const { columns } = file;
  switch (description.role) {
    case 'labels':
      return { role: 'labels', ...checkLabels(file, description), columns };
    case 'predictions':
      return { role: 'predictions', ...checkPredictions(file, description) };
    case 'counts':
      return { role: 'counts', counts: readClassCounts(file), columns };
    case 'metadata': {
      const { attributes } = description;
      const ids = checkIds(file, description);
      return { role: 'metadata', ids, check: { images: file.rows, attributes }, columns };
    }
  }
}

/** The error of a step, where it is one of the file's. */
function attempt<T>(step: () => T): T | InputError {
  try {
    return step();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

function outcomeOf(facts: FileFacts, file: FileColumns, choices: Overrides): IngestOutcome {
  const description = attempt(() => describeFile(file, choices));
  if (description instanceof InputError) {
    return { kind: 'error', facts, description: null, error: description };
  }
  const content = attempt(() => contentOf(file, description));
  if (!(content instanceof InputError)) return { kind: 'ready', facts, description, content };
  const { suggestedScale } = content.details;
  return suggestedScale
    ? { kind: 'needs-choice', facts, description, error: content, suggestedScale }
    : { kind: 'error', facts, description, error: content };
}

/** Reads, describes and checks a file: see `FileReader.ingest`. */
export async function ingest(
  file: SourceFile,
  choices: Overrides,
  platform: Platform,
  options: LoadOptions = {},
): Promise<IngestOutcome> {
  const { signal, onProgress } = options;
  const started = performance.now();
  signal?.throwIfAborted();
  onProgress?.({ step: 'reading' });
  try {
    const { format, hash, size, rows, columns } = await readColumns(file, platform, options);
    onProgress?.({ step: 'checking' });
    signal?.throwIfAborted();
    const fileName = file.name;
    const infos = columns.map(({ name, kind, sqlType }) => ({ name, kind, sqlType }));
    const seconds = (performance.now() - started) / 1000;
    const facts: FileFacts = { fileName, size, hash, format, rows, columns: infos, seconds };
    return outcomeOf(facts, { fileName, rows, columns }, choices);
  } catch (error) {
    if (signal?.aborted || !(error instanceof InputError)) throw error;
    return { kind: 'error', facts: null, description: null, error };
  }
}

/** The file's columns as an Arrow IPC stream for DuckDB: see `FileReader.arrow`. */
export async function readArrow(
  file: SourceFile,
  platform: Platform,
  options: LoadOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { signal } = options;
  const { format, blocks } = await openContent(file, () => {}, signal);
  if (format === 'parquet') {
    const bytes = await collect(blocks);
    checkWholeParquet(bytes, file.name);
    const { memory } = platform;
    return decodeParquet(await platform.parquet(), bytes, file.name, { memory });
  }
  await blocks.return();
  const { rows, columns } = await readColumns(file, platform, options);
  return columnsToIpc(columns, rows);
}
