import { checkHeader } from '../header';
import { InputError } from '../input-error';
import { quoteText } from '../sql';
import { dropTable } from '../tables';
import type { Database } from '../types';
import { withSignal } from '../with-signal';
import { type CsvHead, readCsvHead } from './csv-head';
import { type CsvType, guessTypes } from './guess-types';
import { unifyLineEnds } from './line-ends';
import { narrowColumns } from './narrow-columns';
import { dropRejects, readRejects, rejectTables } from './rejects';

const BOM = [0xef, 0xbb, 0xbf];

function readStatement(table: string, path: string, head: CsvHead, types: CsvType[]): string {
  const rejects = rejectTables(table);
  const columns = head.header.map((name, i) => `${quoteText(name)}: '${types[i]}'`).join(', ');
  return `CREATE TABLE ${table} AS SELECT * FROM read_csv(${quoteText(path)},
    auto_detect = false, header = true, delim = ${quoteText(head.delimiter)},
    decimal_separator = '${head.decimal}', quote = '"', escape = '"', nullstr = '', strict_mode = true, null_padding = false,
    columns = {${columns}}, store_rejects = true, rejects_limit = 1000,
    rejects_scan = '${rejects.scans}', rejects_table = '${rejects.errors}')`;
}

/** Reads under the guessed types, and with text where a guess turns out wrong further down. */
async function readTyped(
  db: Database,
  table: string,
  path: string,
  file: string,
  head: CsvHead,
): Promise<CsvType[]> {
  const types = guessTypes(head);
  for (;;) {
    await dropRejects(db, table);
    await dropTable(db, table);
    await db.run(readStatement(table, path, head, types));
    const wrong = await readRejects(db, table, file);
    if (wrong.length === 0) return types;
    for (const name of wrong) {
      const index = head.header.indexOf(name);
      if (types[index] !== 'DOUBLE') throw new Error(`column "${name}" cannot be read as text`);
      types[index] = 'VARCHAR';
    }
  }
}

/** Makes a table of CSV text. The bytes are given away. Throws an `InputError` naming `file`. */
export async function loadCsv(
  db: Database,
  table: string,
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  signal?: AbortSignal,
): Promise<void> {
  const marked = BOM.every((byte, i) => bytes[i] === byte);
  const text = unifyLineEnds(marked ? bytes.subarray(BOM.length) : bytes);
  const head = readCsvHead(text, file);
  checkHeader(
    file,
    head.header.map((name) => ({ name, nested: false })),
  );
  const work = withSignal(db, signal);
  try {
    const types = await db.withFile(text, (path) => readTyped(work, table, path, file, head));
    const texts = head.header.filter((_, i) => types[i] === 'VARCHAR');
    await narrowColumns(work, table, texts);
  } catch (cause) {
    const reason = /^[A-Z][A-Za-z ]* Error: .*/.exec(cause instanceof Error ? cause.message : '');
    if (signal?.aborted || cause instanceof InputError || !reason) throw cause;
    throw new InputError(`cannot be read as CSV: ${reason[0]}; expected CSV`, {
      file,
      expected: 'CSV',
      cause,
    });
  } finally {
    await dropRejects(db, table);
  }
}
