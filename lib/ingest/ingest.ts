/**
 * A file becomes columns, and columns become what is scored. The stages, in reading order:
 *
 * 1. `read/`: the file's bytes block by block, hashed as they pass, unpacked where gzipped or
 *    zipped, and their format by the first bytes. What is not read is named, with how to convert it.
 * 2. `readers.ts`: the reader of each format. `parquet/`: Parquet to Arrow by parquet-wasm. `csv/`:
 *    plain CSV to typed arrays while it is still being read; CSV that is not plain goes to DuckDB's
 *    reader, which answers with Arrow. `json/` and `numpy/`: the forms in which tables are written.
 * 3. `arrow/`: Arrow to columns, each with buffers of its own (`types.ts`: `Column`).
 * 4. `layout/`: a row for each item and a column for each class, whatever the layout of the file.
 * 5. `describe/`: what the file is taken for (labels, predictions, class counts, metadata), its id
 *    column and its classes, by what is in the columns; the reader may overrule each.
 * 6. `check/`: whether it can be used as that: an id in each row, labels that are labels, scores
 *    that are probabilities. Only columns that are classes are looked at.
 *
 * What comes of it is set against other files by `align.ts` and `subgroups.ts`. The browser runs
 * all of this in workers (`browser-reader.ts`), the terminal on its own thread (`node-reader.ts`).
 */
import { withColumns } from '@/lib/challenge/columns';
import { columnsToIpc } from './arrow/columns-to-ipc';
import { checkIds } from './check/check-ids';
import { checkLabels } from './check/check-labels';
import { checkPredictions } from './check/check-predictions';
import { readClassCounts } from './check/read-class-counts';
import { readScoreCounts } from './check/read-score-counts';
import { readClassList } from './describe/class-list';
import { describeFile, type FileColumns } from './describe/describe';
import type { FileTable } from './file-table';
import { claimedFormat } from './formats';
import { InputError } from './input-error';
import { layOut } from './layout/lay-out';
import { combineReaders } from './match/human-readers';
import { otherIds } from './match/other-ids';
import { combineLabels, withoutRepeats } from './match/repeated-rows';
import { decodeParquet } from './parquet/decode-parquet';
import { type Blocks, blocksOf, collect } from './read/blocks';
import type { Hashing } from './read/hash';
import { type OpenedContent, openContent } from './read/open-content';
import { checkWholeParquet } from './read/sniff';
import { type Platform, READERS } from './readers';
import type {
  Content,
  Description,
  FileFacts,
  IngestOutcome,
  LoadOptions,
  Overrides,
  SourceFile,
} from './types';

/** Opens a file as often as it must be read; hash and size are of the last time. */
class HashedFile {
  size = 0;
  #hash: () => Promise<string> = () => Promise.reject(new Error('the file was not read'));

  constructor(
    private readonly file: SourceFile,
    private readonly hashing: Hashing,
    private readonly signal: AbortSignal | undefined,
  ) {}

  open(): Promise<OpenedContent> {
    const { name, size } = this.file;
    // A file that is not text is decoded as a whole.
    const atOnce = size > 0 && (size <= this.hashing.atOnce || claimedFormat(name) !== undefined);
    return openContent(this.file, atOnce ? this.#whole() : this.#inBlocks());
  }

  hash(): Promise<string> {
    return this.#hash();
  }

  async *#whole(): Blocks {
    const bytes = new Uint8Array(await this.file.arrayBuffer());
    this.signal?.throwIfAborted();
    this.size = bytes.length;
    const hash = this.hashing.whole(bytes);
    hash.catch(() => undefined);
    this.#hash = () => hash;
    yield bytes;
  }

  async *#inBlocks(): Blocks {
    const hasher = this.hashing.blocks();
    this.size = 0;
    this.#hash = async () => hasher.digest();
    for await (const block of blocksOf(this.file, this.signal)) {
      this.size += block.length;
      hasher.update(block);
      yield block;
    }
  }
}

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
  const hashed = new HashedFile(file, platform.hashing, options.signal);
  const { format, blocks } = await hashed.open();
  options.onProgress?.({ step: 'decoding', format });
  const table = await READERS[format](file, blocks, platform, hashed, options);
  return { ...table, format, hash: await hashed.hash(), size: hashed.size };
}

/** A file's content, and its description with what the checks found out. */
interface Checked {
  readonly description: Description;
  readonly content: Content;
}

function check(file: FileColumns, description: Description, choices: Overrides): Checked {
  const { columns } = file;
  const noting = (notes: readonly string[]) => [...description.notes, ...notes];
  switch (description.role) {
    case 'labels': {
      const found = checkLabels(file, description, choices.meanings);
      const { notes, meanings, ...read } = found;
      const others = otherIds(file, description);
      const content = { role: 'labels', ...read, otherIds: others, readers: [], columns } as const;
      const readers = columns.find(({ name }) => name === description.readerColumn);
      const { duplicates } = description;
      const one = readers
        ? combineReaders(file.fileName, content, readers, duplicates, choices.gold ?? 'majority')
        : { content: combineLabels(content, duplicates ?? 'max'), note: null };
      const all = one.note === null ? notes : [...notes, one.note];
      return {
        description: { ...description, meanings, notes: noting(all) },
        content: one.content,
      };
    }
    case 'predictions': {
      const { notes, ...content } = checkPredictions(file, description);
      return {
        description: { ...description, notes: noting(notes) },
        content: { role: 'predictions', ...content, otherIds: otherIds(file, description) },
      };
    }
    case 'counts':
      return { description, content: { role: 'counts', counts: readClassCounts(file), columns } };
    case 'classes':
      return { description, content: { role: 'classes', names: readClassList(file) } };
    case 'metadata': {
      const { attributes } = description;
      const ids = checkIds(file, description);
      const others = otherIds(file, description);
      const found = { images: file.rows, attributes };
      return {
        description,
        content: { role: 'metadata', ids, otherIds: others, check: found, columns },
      };
    }
    case 'score-counts':
      return { description, content: { role: 'score-counts', counted: readScoreCounts(file) } };
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

function outcomeOf(facts: FileFacts, given: FileColumns, choices: Overrides): IngestOutcome {
  const described = attempt(() => describeFile(given, choices));
  if (described instanceof InputError) {
    return { kind: 'error', facts, description: null, error: described };
  }
  const unique = withoutRepeats(given, described);
  const file = unique?.file ?? given;
  const notes = unique ? [...described.notes, unique.note] : described.notes;
  const description = { ...described, notes };
  const checked = attempt(() => check(file, description, choices));
  if (!(checked instanceof InputError)) return { kind: 'ready', facts, ...checked };
  const kind = checked.details.remedies?.length ? 'needs-choice' : 'error';
  return { kind, facts, description, error: checked };
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
    const table = await readColumns(file, platform, options);
    onProgress?.({ step: 'checking' });
    signal?.throwIfAborted();
    const fileName = file.name;
    const { format, hash, size } = table;
    const { described } = choices;
    const laidOut = withColumns(described, () =>
      attempt(() => layOut({ ...table, fileName }, choices)),
    );
    const { rows, columns } = laidOut instanceof InputError ? table : laidOut;
    const infos = columns.map(({ name, kind, sqlType }) => ({ name, kind, sqlType }));
    const seconds = (performance.now() - started) / 1000;
    const facts: FileFacts = { fileName, size, hash, format, rows, columns: infos, seconds };
    if (laidOut instanceof InputError) {
      return { kind: 'error', facts, description: null, error: laidOut };
    }
    return withColumns(described, () => outcomeOf(facts, laidOut, choices));
  } catch (error) {
    if (signal?.aborted || !(error instanceof InputError)) throw error;
    return { kind: 'error', facts: null, description: null, error };
  }
}

/** The file's columns as an Arrow IPC stream for DuckDB: see `FileReader.arrow`. */
export async function readArrow(
  file: SourceFile,
  choices: Overrides,
  platform: Platform,
  options: LoadOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { signal } = options;
  const { format, blocks } = await openContent(file, blocksOf(file, signal));
  if (format === 'parquet' && choices.layout === 'wide') {
    const bytes = await collect(blocks);
    checkWholeParquet(bytes, file.name);
    const ipc = await decodeParquet(await platform.parquet(), bytes, file.name, platform.memory);
    return ipc as Uint8Array<ArrayBuffer>;
  }
  await blocks.return();
  const table = await readColumns(file, platform, options);
  const { rows, columns } = withColumns(choices.described, () =>
    layOut({ ...table, fileName: file.name }, choices),
  );
  return columnsToIpc(columns, rows);
}
