import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { columnTable } from '@/lib/ingest/column-table';
import type { PlainValues } from '@/lib/ingest/plain-column';
import { openParquetTables } from '@/lib/sql/native/parquet-tables';
import { readParquet } from '../ingest/files';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'longtail-test-'));
});
afterEach(() => rm(directory, { recursive: true }));

const rows = (name: PlainValues, count: PlainValues, share: PlainValues) =>
  columnTable(
    Object.entries({ name, count, share }).map(([key, values]) => ({ name: key, values })),
  );

const SHAPES = {
  first: { name: 'text', count: 'integer', share: 'double' },
  'second "table"': { name: 'text' },
} as const;

describe('Parquet tables', () => {
  test('hold what was appended, in its order, over many chunks', async () => {
    const tables = await openParquetTables(directory, SHAPES);
    const names = Array.from({ length: 5000 }, (_, i) => `"=1;\n' ${i % 7 ? i : '日本'}`);
    const counts = Int32Array.from(names, (_, i) => i - 2500);
    const shares = names.map((_, i) => (i % 3 === 0 ? null : 1 / i));
    tables.append('first', rows(names, counts, shares));
    tables.append('first', rows(['last', null], [null, 7], new Float64Array([0.1, 5e-324])));
    await tables.write();
    await tables.close();
    expect((await readdir(directory)).sort()).toEqual(['first.parquet', 'second "table".parquet']);
    const { columns, rows: found } = readParquet(await readFile(join(directory, 'first.parquet')));
    expect(columns.map(({ sqlType }) => sqlType)).toEqual(['VARCHAR', 'INTEGER', 'DOUBLE']);
    expect(found.map(({ name }) => name)).toEqual([...names, 'last', null]);
    expect(found.map(({ count }) => count)).toEqual([...counts, null, 7]);
    expect(found.map(({ share }) => share)).toEqual([...shares, 0.1, 5e-324]);
  });

  test('that are given up leave nothing behind', async () => {
    const tables = await openParquetTables(directory, SHAPES);
    tables.append('first', rows(['a'], [1], [0.5]));
    await tables.close();
    expect(await readdir(directory)).toEqual([]);
  });
});
