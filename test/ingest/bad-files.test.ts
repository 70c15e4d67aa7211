import { gzipSync } from 'node:zlib';
import { Field, Float32, Int32, Struct, Utf8, vectorFromArray } from 'apache-arrow';
import { zipSync } from 'fflate';
import { expect, describe as suite, test } from 'vitest';
import { FORMAT_TITLES } from '@/lib/ingest/formats';
import { parquetOf } from './files';
import { refused as refuse } from './read';

const ids = () => vectorFromArray(['a', 'b', 'c'], new Utf8());
const scores = () => vectorFromArray([0.5, 0.25, 1], new Float32());
const good = parquetOf([
  ['id', ids()],
  ['x', scores()],
]);
const utf8 = (text: string) => new TextEncoder().encode(text);

suite('files that cannot be read', () => {
  test('empty', async () => {
    expect((await refuse('e.csv', '')).message).toBe(
      'e.csv: is empty (0 bytes); expected Parquet, CSV, JSON, Arrow, .npy or .npz',
    );
    expect((await refuse('e.parquet', '')).message).toMatch(/is empty/);
    expect((await refuse('e.csv', '\n\n')).message).toBe(
      'e.csv: holds no text; expected a line of column names',
    );
    expect((await refuse('e.csv.gz', gzipSync(''))).message).toMatch(/is empty/);
  });

  test('not Parquet in spite of its name', async () => {
    expect((await refuse('p.parquet', 'id,x\na,1\n')).message).toBe(
      'p.parquet: is not Parquet in spite of its name; expected it to begin with PAR1',
    );
  });

  test('truncated Parquet', async () => {
    const half = good.subarray(0, good.length / 2);
    expect((await refuse('t.parquet', half)).message).toBe(
      `t.parquet: is cut off: it begins as Parquet but does not end as such after ${half.length} bytes; expected a whole file`,
    );
    expect((await refuse('t.parquet', utf8('PAR1'))).message).toMatch(/is cut off/);
  });

  test('damaged Parquet', async () => {
    const footer = good.slice();
    footer.fill(0xff, footer.length - 60, footer.length - 8);
    expect((await refuse('d.parquet', footer)).message).toMatch(
      /^d.parquet: cannot be read as Parquet: /,
    );
    const lengths = good.slice();
    lengths.fill(0x7f, lengths.length - 8, lengths.length - 4);
    expect((await refuse('d.parquet', lengths)).message).toMatch(/cannot be read as Parquet/);
    const page = good.slice();
    page.fill(0xff, 8, 60);
    const error = await refuse('d.parquet', page);
    expect(error.message).toMatch(/cannot be read as Parquet/);
    expect(error.message).not.toMatch(/tmp|stripped/);
  });

  test('packed files made to fill memory', async () => {
    // 80 MB in lines of 1 kB: short lines would take longer to read than to unpack.
    const line = `${'x'.repeat(1021)},1\n`;
    const lines = new TextEncoder().encode(`id,x\n${line.repeat(80 * 2 ** 10)}`);
    const bomb = gzipSync(lines);
    const expected = 'expected at most 100 times its size';
    expect((await refuse('b.csv.gz', bomb)).message).toBe(
      `b.csv.gz: unpacks to more than 100 times its size of ${bomb.length.toLocaleString('en')} bytes; ${expected}`,
    );
    const archive = zipSync({ 'a.csv': lines });
    expect((await refuse('b.zip', archive)).message).toMatch(new RegExp(`${expected}$`));
    const oneLine = gzipSync(new Uint8Array(2 ** 22).fill(97));
    expect((await refuse('b.csv.gz', oneLine)).message).toMatch(/first line of more than 1 MB/);
  });

  test('names and values of any length are told in few words', async () => {
    const name = 'x'.repeat(10_000);
    const error = await refuse('l.csv', `id,${name},${name}\na,0,1\n`);
    expect(error.message.length).toBeLessThan(700);
    expect(error.message).toMatch(/^l.csv: column "xxx.*…x+" is there twice; expected a different/);
    expect(error.details.column).toBe(name);
    expect((await refuse(`${name}.csv`, '')).message.length).toBeLessThan(300);
  });

  test('nested columns', async () => {
    const struct = new Struct([new Field('x', new Int32())]);
    const structs = vectorFromArray([{ x: 1 }, { x: 2 }, { x: 3 }], struct);
    const error = await refuse(
      'n.parquet',
      parquetOf([
        ['box', structs],
        ['id', ids()],
      ]),
    );
    expect(error.details).toMatchObject({ column: 'box' });
  });

  test('70,000 columns, refused before they are read', async () => {
    const names = Array.from({ length: 70_000 }, (_, i) => `c${i}`);
    const csv = `${names.join(',')}\n${names.map(() => 0).join(',')}\n`;
    expect((await refuse('w.csv', csv)).message).toBe(
      'w.csv: has 70,000 columns; expected at most 65,536',
    );
  });

  test('two columns of one name', async () => {
    expect((await refuse('c.csv', 'id,Edema,Edema\na,0,1\n')).message).toBe(
      'c.csv: column "Edema" is there twice; expected a different name for each column',
    );
    const parquet = parquetOf([
      ['id', ids()],
      ['Edema', scores()],
      ['edema', scores()],
    ]);
    expect((await refuse('c.parquet', parquet)).message).toBe(
      'c.parquet: columns "Edema" and "edema" differ only in case; expected a different name for each column',
    );
  });

  test.each([
    [
      'too many cells',
      'id,x,y\na,0,1\nb,0,1,1\nc,0,1\n',
      'line 3 has 4 columns; expected 3 as in the first line',
      2,
    ],
    [
      'too few cells',
      'id,x,y\na,0,1\nb,0,1\nc,0\n',
      'line 4 has 2 columns; expected 3 as in the first line',
      3,
    ],
  ])('ragged CSV: %s', async (_, text, message, row) => {
    const error = await refuse('r.csv', text);
    expect(error.message).toBe(`r.csv: ${message}`);
    expect(error.details).toMatchObject({ row, expected: 'expected 3 as in the first line' });
  });

  test('ragged CSV far down', async () => {
    const rows = Array.from({ length: 200_000 }, (_, i) =>
      i === 150_000 ? `i${i},0` : `i${i},0,1`,
    );
    expect((await refuse('r.csv', `id,x,y\n${rows.join('\n')}\n`)).message).toBe(
      'r.csv: line 150002 has 2 columns; expected 3 as in the first line',
    );
  });

  test('a quote that is not closed', async () => {
    expect((await refuse('q.csv', 'id,x\na,0\n"b,1\nc,1\n')).message).toMatch(
      /^q.csv: line 3 .*expected/,
    );
  });

  test('damaged gzip and ZIP files, and ZIP files that hold not one file', async () => {
    const gzip = gzipSync('id,x\na,0.5\n'.repeat(100));
    expect((await refuse('g.csv.gz', gzip.subarray(0, 20))).message).toBe(
      'g.csv.gz: cannot be unpacked: the gzip file is damaged or cut off; expected a whole gzip file',
    );
    const one = zipSync({ 'a.csv': utf8('id,x\na,1\n') });
    const two = zipSync({ 'a.csv': utf8('id,x\na,1\n'), 'b.csv': utf8('id,x\na,1\n') });
    const expected = 'expected a ZIP file that holds one CSV file';
    expect((await refuse('z.zip', one.subarray(0, 40))).message).toBe(
      `z.zip: cannot be unpacked: the ZIP file is damaged or cut off; ${expected}`,
    );
    const damaged = zipSync({ 'a.csv': utf8('id,x\na,0.5\n') }, { level: 0, mtime: '2001-01-01' });
    damaged[damaged.indexOf(utf8('5')[0]!)]! ^= 1;
    expect((await refuse('z.zip', damaged)).message).toBe(
      'z.zip: cannot be unpacked: the ZIP file is damaged or cut off; expected a whole ZIP file',
    );
    expect((await refuse('z.zip', two)).message).toBe(
      `z.zip: holds 2 files (a.csv, b.csv); ${expected}`,
    );
    expect((await refuse('z.zip', zipSync({}))).message).toBe(`z.zip: holds no file; ${expected}`);
    const workbook = zipSync({ 'xl/workbook.xml': utf8('<x/>'), 'docProps/app.xml': utf8('<x/>') });
    expect((await refuse('x.xlsx', workbook)).message).toBe(
      `x.xlsx: is an Excel workbook; expected ${FORMAT_TITLES}: save the sheet as "CSV UTF-8", or convert it in Python: import pandas as pd; pd.read_excel("x.xlsx", dtype=str).to_csv("x.csv", index=False)`,
    );
    const nested = zipSync({ 'inner.zip': one });
    expect((await refuse('z.zip', nested)).message).toMatch(/z.zip: .*compressed more than once/);
  });
});
