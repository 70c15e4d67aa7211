import { type CsvHead, readCsvHead } from '@/lib/ingest/csv/csv-head';
import { type CsvType, guessTypes } from '@/lib/ingest/csv/guess-types';
import { unifyLineEnds } from '@/lib/ingest/csv/line-ends';
import { checkHeader } from '@/lib/ingest/header';
import { InputError } from '@/lib/ingest/input-error';
import { isCrash } from '../crash';
import type { Database } from '../database';
import { quoteText } from '../quote';
import { narrowColumns } from './narrow-columns';
import { dropRejects, readRejects, rejectTables } from './rejects';

const BOM = [0xef, 0xbb, 0xbf];

function readStatement(table: string, path: string, head: CsvHead, types: CsvType[]): string {
  const rejects = rejectTables(table);
  const columns = head.header.map((name, i) => `${quoteText(name)}: '${types[i]}'`).join(', ');
  return `CREATE OR REPLACE TABLE ${table} AS SELECT * FROM read_csv(${quoteText(path)},
    auto_detect = false, header = ${head.hasNames}, delim = ${quoteText(head.delimiter)},
    decimal_separator = '${head.decimal}', quote = '"', escape = '"', nullstr = '', strict_mode = true, null_padding = false,
    columns = {${columns}}, store_rejects = true, rejects_limit = 1000,
    rejects_scan = '${rejects.scans}', rejects_table = '${rejects.errors}')`;
}

/**
 * Reads under the guessed types, and as text where a guess turns out wrong further down.
 *
 * @returns the columns that were read as text
 */
async function readTyped(
  db: Database,
  table: string,
  path: string,
  file: string,
  head: CsvHead,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const types = guessTypes(head);
  for (;;) {
    await dropRejects(db, table);
    await db.run(readStatement(table, path, head, types), signal);
    const wrong = await readRejects(db, table, file);
    if (wrong.length === 0) return head.header.filter((_, i) => types[i] === 'VARCHAR');
    for (const name of wrong) {
      const index = head.header.indexOf(name);
      if (types[index] !== 'DOUBLE') throw new Error(`column "${name}" cannot be read as text`);
      types[index] = 'VARCHAR';
    }
  }
}

let tables = 0;

/**
 * Reads CSV text with DuckDB's parser: quotes in odd places, lines of different lengths and all
 * else that the fast parser does not read. Transfers the bytes.
 *
 * @returns an Arrow IPC stream
 * @throws InputError naming the line that cannot be read
 */
export async function readCsvWithDuckDb(
  db: Database,
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  tables += 1;
  const table = `csv_being_read_${tables}`;
  const marked = BOM.every((byte, i) => bytes[i] === byte);
  const text = unifyLineEnds(marked ? bytes.subarray(BOM.length) : bytes);
  const head = readCsvHead(text, file);
  checkHeader(
    file,
    head.header.map((name) => ({ name, nested: false })),
  );
  try {
    const texts = await db.withFile(text, (path) => readTyped(db, table, path, file, head, signal));
    await narrowColumns(db, table, texts, signal);
    return await db.queryArrow(`SELECT * FROM ${table}`, signal);
  } catch (cause) {
    if (isCrash(cause)) {
      const expected = 'a whole CSV file';
      throw new InputError(`cannot be read as CSV: DuckDB crashed at it; expected ${expected}`, {
        file,
        expected,
        cause,
      });
    }
    const reason = /^[A-Z][A-Za-z ]* Error: .*/.exec(cause instanceof Error ? cause.message : '');
    if (signal?.aborted || cause instanceof InputError || !reason) throw cause;
    throw new InputError(`cannot be read as CSV: ${reason[0]}; expected CSV`, {
      file,
      expected: 'CSV',
      cause,
    });
  } finally {
    // A database that crashed cannot drop them, and the first error is the one to report.
    await dropRejects(db, table)
      .then(() => db.run(`DROP TABLE IF EXISTS ${table}`))
      .catch(() => undefined);
  }
}
