import type { Blocks } from '../read/blocks';

/** Lines of a CSV file that are not of the table. */
export interface Preamble {
  /** Bytes before the line of column names. */
  readonly length: number;
  /** The table's own line of column names is in a comment, as `numpy.savetxt` writes it. */
  readonly header: string | null;
  /** Lines that begin with `#` are comments, here and further down. */
  readonly comments: number;
}

const LF = 10;
const CR = 13;
const HASH = 35;

/** Bytes of a line with its end. */
function lineLength(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at++;
  if (bytes[at] === CR && bytes[at + 1] === LF) at++;
  return Math.min(at + 1, bytes.length) - start;
}

const cells = (line: string) => line.split(/[,;\t|]/).map((cell) => cell.trim());
const isNumber = (cell: string) => cell !== '' && Number.isFinite(Number(cell.replace(',', '.')));

/** What comes before the table at the beginning of a CSV file; null if nothing does. */
export function preambleOf(head: Uint8Array): Preamble | null {
  let at = 0;
  let comments = 0;
  let last = '';
  const line = () => new TextDecoder().decode(head.subarray(at, at + lineLength(head, at))).trim();
  if (/^sep=.$/i.test(line())) at += lineLength(head, at);
  while (at < head.length && head[at] === HASH) {
    const next = line();
    const after = at + lineLength(head, at);
    // "#" alone before a name: the line of column names itself, as in "#id,Edema".
    last = next.replace(/^#+\s*/, '');
    at = after;
    comments++;
  }
  if (at === 0) return null;
  const names = cells(last);
  const first = cells(line());
  const isHeader = comments > 0 && names.length > 1 && names.length === first.length;
  const hasNone = first.slice(1).every(isNumber) && !names.slice(1).every(isNumber);
  return { length: at, header: isHeader && hasNone ? last : null, comments };
}

/**
 * The text without what comes before its table, and without lines of comment where it begins with
 * one.
 */
export async function* withoutPreamble(
  blocks: Blocks,
  { length, header, comments }: Preamble,
): Blocks {
  let skip = length;
  let isLineStart = true;
  let inComment = false;
  if (header !== null) yield new TextEncoder().encode(`${header}\n`);
  for await (const whole of blocks) {
    const block = whole.subarray(Math.min(skip, whole.length));
    skip -= whole.length - block.length;
    if (comments === 0) {
      yield block;
      continue;
    }
    const out = new Uint8Array(block.length);
    let size = 0;
    for (const byte of block) {
      if (isLineStart) inComment = byte === HASH;
      isLineStart = byte === LF || byte === CR;
      if (!inComment) out[size++] = byte;
    }
    yield out.slice(0, size);
  }
}
