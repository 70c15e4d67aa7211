import type { FileTable } from '../file-table';
import { checkHeader } from '../header';
import { type CsvHead, HEAD, headNotes, readCsvHead } from './csv-head';
import { CsvParser, UnusualCsv } from './csv-parser';
import { type CsvType, guessTypes } from './guess-types';
import { MARGIN } from './numbers';

/** Bytes parsed at once. */
const BLOCK = 1 << 20;
/** A record may not be longer; see the parser. */
const LONGEST = 2_000_000;

const LF = 10;
const CR = 13;
const QUOTE = 34;
const BOM = [0xef, 0xbb, 0xbf];

/** Bytes that come in blocks of any size, gathered until there are enough. */
class Gatherer {
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array(3 * BLOCK);
  #length = 0;
  #ended = false;
  /** What is still to be taken of the last block. */
  #rest: Uint8Array = new Uint8Array();

  constructor(private readonly blocks: AsyncIterator<Uint8Array>) {}

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Gathers at least so many bytes, as far as there are. */
  async atLeast(length: number): Promise<void> {
    while (this.#length < length && !this.#ended) {
      if (this.#rest.length === 0) {
        const { done, value } = await this.blocks.next();
        if (done) this.#ended = true;
        else this.#rest = value;
      }
      this.append(this.#rest.subarray(0, BLOCK));
      this.#rest = this.#rest.subarray(BLOCK);
    }
  }

  append(block: Uint8Array): void {
    const needed = this.#length + block.length + MARGIN;
    if (needed > this.#bytes.length) {
      const bytes = new Uint8Array(2 * needed);
      bytes.set(this.bytes);
      this.#bytes = bytes;
    }
    this.#bytes.set(block, this.#length);
    this.#length += block.length;
  }

  drop(length: number): void {
    this.#bytes.copyWithin(0, length, this.#length);
    this.#length -= length;
  }
}

/**
 * Where the line of column names ends.
 *
 * @throws UnusualCsv where it is not plain, or not the first line
 */
function endOfHeader(bytes: Uint8Array, head: CsvHead): number {
  const { delimiter, header, hasNames, hasRowNames } = head;
  if (bytes[0] === LF || bytes[0] === CR) throw new UnusualCsv('a blank first line');
  if (!hasNames) return 0;
  const separator = delimiter.charCodeAt(0);
  let at = 0;
  for (let cell = 0; ; cell++) {
    const isQuoted = bytes[at] === QUOTE;
    if (isQuoted) {
      at++;
      while (at < bytes.length && !(bytes[at] === QUOTE && bytes[at + 1] !== QUOTE)) {
        if (bytes[at] === LF || bytes[at] === CR) throw new UnusualCsv('a line end in a name');
        at += bytes[at] === QUOTE ? 2 : 1;
      }
      at++;
    } else {
      while (at < bytes.length && ![separator, LF, CR].includes(bytes[at]!)) {
        if (bytes[at] === QUOTE) throw new UnusualCsv('a quote within a name');
        at++;
      }
    }
    const byte = bytes[at];
    if (byte === separator) {
      at++;
      continue;
    }
    const isEnd = byte === undefined || byte === LF || byte === CR;
    if (!isEnd || cell + 1 !== header.length - Number(hasRowNames))
      throw new UnusualCsv('an odd line of names');
    return byte === CR && bytes[at + 1] === LF ? at + 2 : Math.min(at + 1, bytes.length);
  }
}

/** After the last line end; a line feed where there is one, so that no pair is split. */
function endOfLines(bytes: Uint8Array): number {
  const feed = bytes.lastIndexOf(LF);
  return (feed >= 0 ? feed : bytes.lastIndexOf(CR, bytes.length - 2)) + 1;
}

/** Rows there will be, if the lines gathered so far are as long as all. */
function expectedRows(bytes: Uint8Array, start: number, size: number): number {
  const lineEnd = bytes.includes(LF) ? LF : CR;
  let lines = 0;
  for (let at = start; at < bytes.length; at++) lines += bytes[at] === lineEnd ? 1 : 0;
  const share = Math.max(1, (size - start) / Math.max(1, bytes.length - start));
  return Math.ceil(lines * share * 1.01) + 16;
}

export interface CsvFile {
  readonly name: string;
  /** Bytes of its text, where known; else the bytes of the packed file. */
  readonly size: number;
  /** The text from its beginning, block by block. */
  open(): Promise<AsyncIterable<Uint8Array>>;
}

async function parseBlocks(
  blocks: AsyncIterator<Uint8Array>,
  file: CsvFile,
  known: readonly CsvType[] | null,
  progress: (fraction: number) => void,
): Promise<{ parser: CsvParser; head: CsvHead }> {
  const source = new Gatherer(blocks);
  await source.atLeast(HEAD + BOM.length + 1);
  if (BOM.every((byte, i) => source.bytes[i] === byte)) source.drop(BOM.length);
  const head = readCsvHead(source.bytes, file.name);
  checkHeader(
    file.name,
    head.header.map((name) => ({ name, nested: false })),
  );
  const start = endOfHeader(source.bytes, head);
  const rows = expectedRows(source.bytes, start, file.size);
  const parser = new CsvParser(head, known ?? guessTypes(head), rows);
  source.drop(start);
  for (let parsed = start; ; ) {
    await source.atLeast(BLOCK);
    const { bytes, ended } = source;
    if (ended && bytes.length > 0 && bytes.at(-1) !== LF) {
      source.append(Uint8Array.of(LF));
      continue;
    }
    const used = parser.parse(bytes, 0, endOfLines(bytes));
    parsed += used;
    source.drop(used);
    if (ended && used < bytes.length) throw new UnusualCsv('a quote that is not closed');
    if (ended) return { parser, head };
    if (bytes.length - used > LONGEST) throw new UnusualCsv('a long record');
    if (used === 0) await source.atLeast(bytes.length + BLOCK);
    progress(Math.min(1, parsed / file.size));
  }
}

async function parseOnce(
  file: CsvFile,
  known: readonly CsvType[] | null,
  progress: (fraction: number) => void,
) {
  const blocks = (await file.open())[Symbol.asyncIterator]();
  try {
    return await parseBlocks(blocks, file, known, progress);
  } finally {
    await blocks.return?.();
  }
}

/**
 * Reads plain CSV. Where text turns up in a column that began with numbers, the file is read once
 * more with that column as text, so that every cell keeps its spelling.
 *
 * @throws InputError for a line of column names that no table can be made of
 * @throws UnusualCsv where the file is not plain
 */
export async function readCsv(
  file: CsvFile,
  progress: (fraction: number) => void,
): Promise<FileTable> {
  let types: readonly CsvType[] | null = null;
  for (;;) {
    const read = await parseOnce(file, types, progress);
    const parser: CsvParser = read.parser;
    if (!parser.needsAnotherPass) {
      return { rows: parser.rows, columns: parser.finish(), notes: headNotes(read.head) };
    }
    types = parser.types;
  }
}
