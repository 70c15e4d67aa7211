import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, describe as suite, test } from 'vitest';
import { columnsFromIpc } from '@/lib/ingest/arrow/columns-from-ipc';
import { UnusualCsv } from '@/lib/ingest/csv/csv-parser';
import { readCsv } from '@/lib/ingest/csv/read-csv';
import { InputError } from '@/lib/ingest/input-error';
import { NotUtf8 } from '@/lib/ingest/read/encoding';
import type { Column } from '@/lib/ingest/types';
import { readCsvWithDuckDb } from '@/lib/sql/csv/read-csv';
import type { Database } from '@/lib/sql/database';
import { openNativeDatabase } from '@/lib/sql/native/open';
import { textsOf } from './read';

let db: Database;
beforeAll(async () => {
  db = await openNativeDatabase();
});
afterAll(() => db.close());

type Table = readonly (readonly [string, string, readonly (string | null)[]])[];

/** Names, types and cells; numbers to the last bit, with the sign of zero. */
function tableOf(columns: readonly Column[]): Table {
  return columns.map((column) => [column.name, column.sqlType, textsOf(column)]);
}

async function outcome(read: () => Promise<readonly Column[]>): Promise<Table | string> {
  try {
    return tableOf(await read());
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

/** What the parser reads in blocks of the given size; null where it leaves the file to DuckDB. */
async function parsed(
  bytes: Uint8Array<ArrayBuffer>,
  block: number,
): Promise<Table | string | null> {
  const open = async () =>
    (async function* () {
      for (let i = 0; i < bytes.length; i += block) yield bytes.subarray(i, i + block);
    })();
  const file = { name: 'f.csv', size: bytes.length, open };
  try {
    return await outcome(async () => (await readCsv(file, () => undefined)).columns);
  } catch (error) {
    if (error instanceof UnusualCsv) return null;
    throw error;
  }
}

const byDuckDb = (bytes: Uint8Array<ArrayBuffer>) =>
  outcome(
    async () => columnsFromIpc([await readCsvWithDuckDb(db, bytes.slice(), 'f.csv')]).columns,
  );

const bytesOf = (text: string) => new TextEncoder().encode(text);

const plainCell = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map(String),
  fc.constantFrom('0', '1', '0.5', '.5', '5.', '1e-5', '1E5', '-0.25', '12', '007', '', 'a', 'abc'),
  fc.constantFrom('true', 'False', 'nan', 'NaN', 'inf', '-inf', 'Infinity', '-1', '+1', 'é', '🫁'),
);
const oddCell = fc.constantFrom(
  ...[' ', ' 1', '1 ', '\t1', '"a"', '"0.5"', '""', '"a""b"', '"a,b"', '"a\nb"', '"a\r\nb"', 'a"b'],
  ...['" a"', ' "a"', '"1', '0,5', '1_000', 'NA', 'n/a', 'null', '-', '0x1', '-0', '1e400', 'x y'],
  ...[' x', '1e', '1;2', '--1', '+-1', '1.2.3', '"true"', '"12"', "'", '#', '\\', '-nan', '+inf'],
  ...[
    '12345678901234567890',
    '123456789012345678',
    '0.12345678901234567',
    '00',
    'nan(1)',
    '\u00a01',
  ],
);
const cell = fc.oneof({ weight: 5, arbitrary: plainCell }, { weight: 1, arbitrary: oddCell });

const csv = fc
  .record({
    separator: fc.constantFrom(',', ',', ';', '\t'),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r'),
    names: fc.uniqueArray(fc.constantFrom('id', 'x', 'Edema', '', ' z ', '"q"', 'a b'), {
      minLength: 1,
      maxLength: 4,
    }),
    rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
    endsWithLine: fc.boolean(),
    oddity: fc.constantFrom('ragged', 'blank', 'mixed', 'mark', ...Array(12).fill('none')),
  })
  .map(({ separator, lineEnd, names, rows, endsWithLine, oddity }) => {
    const even = rows.map((row) => names.map((_, i) => row[i % row.length]));
    const cells = [names, ...(oddity === 'ragged' ? rows : even)];
    const lines = cells.map((row) => row.join(separator));
    if (oddity === 'blank') lines.splice(1, 0, '');
    const text = lines.join(oddity === 'mixed' ? '\n' : lineEnd) + (endsWithLine ? lineEnd : '');
    return oddity === 'mark' ? `\ufeff${text}` : text;
  });

/** CSV files of the project's tests and built-in data. */
function* csvFiles(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* csvFiles(path);
    else if (/\.csv$/.test(name)) yield path;
  }
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILES = ['test/fixtures', 'data'].flatMap((folder) => [...csvFiles(join(ROOT, folder))]);

suite('what the parser reads, DuckDB reads the same', () => {
  test('of files made up, whatever is in them', { timeout: 0 }, async () => {
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(csv, fc.integer({ min: 1, max: 40 }), async (text, block) => {
        const found = await parsed(bytesOf(text), block);
        if (found === null) return;
        plain++;
        expect(found).toEqual(await byDuckDb(bytesOf(text)));
      }),
      { numRuns: 300 },
    );
    // Most files must be plain, or the comparison says nothing.
    expect(plain).toBeGreaterThan(100);
  });

  test.runIf(FILES.length > 0)('of the project’s files', { timeout: 0 }, async () => {
    for (const path of FILES) {
      const bytes = new Uint8Array(readFileSync(path));
      const found = await parsed(bytes, 65_536);
      expect(found, path).not.toBeNull();
      expect(found, path).toEqual(await byDuckDb(bytes));
    }
  });

  test.each([
    ['lines of different lengths', 'id,x\na,0\nb\n'],
    ['a quote that is not closed', 'id,x\na,0\n"b,1\n'],
    ['a quote within a cell', 'id,x\na"b,0\n'],
    ['a blank line of one column', 'id\na\n\nb\n'],
    ['a blank first line', '\nid,x\na,0\n'],
    ['a line end in a name', '"i\nd",x\na,0\n'],
    ['carriage returns in quotes', 'id,x\n"a\r\nb",0\n'],
    ['a separator too many', 'id,x\na,0,\n'],
  ])('%s is left to DuckDB', async (_, text) => {
    for (const block of [3, 1000]) expect(await parsed(bytesOf(text), block)).toBeNull();
  });

  test('what may be a number, and long lines, are left to DuckDB', async () => {
    const rows = Array.from({ length: 2000 }, (_, i) => `i${i},${i === 1500 ? '1_000' : i / 2000}`);
    expect(await parsed(bytesOf(`id,x\n${rows.join('\n')}\n`), 1000)).toBeNull();
    const long = `id,x\n"${'a'.repeat(2_100_000)}",0\n`;
    expect(await parsed(bytesOf(long), 100_000)).toBeNull();
  });

  test('what is no UTF-8 is to be read in another encoding', async () => {
    const latin = Uint8Array.of(...bytesOf('id,x\na'), 0xe9, ...bytesOf(',0\n'));
    await expect(parsed(latin, 7)).rejects.toThrow(NotUtf8);
  });

  test('text far down makes a column text, with every cell as it was', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `i${i},${i === 4500 ? 'high' : `0.${i}0`}`);
    const text = `id,x\n${rows.join('\n')}\n`;
    const found = await parsed(bytesOf(text), 10_000);
    expect(found).toEqual([
      ['id', 'VARCHAR', rows.map((row) => row.split(',')[0])],
      ['x', 'VARCHAR', rows.map((row) => row.split(',')[1])],
    ]);
    expect(found).toEqual(await byDuckDb(bytesOf(text)));
  });
});
