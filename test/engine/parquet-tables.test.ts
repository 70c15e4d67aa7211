import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadFile } from '@/lib/engine/load-file';
import { openParquetTables } from '@/lib/engine/native/parquet-tables';
import { values } from '@/lib/engine/tables';
import { onBothDatabases } from './databases';
import { fileOf } from './files';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'longtail-test-'));
});
afterEach(() => rm(directory, { recursive: true }));

const SHAPES = {
  first: { name: 'text', count: 'integer', share: 'double' },
  'second "table"': { name: 'text' },
} as const;

onBothDatabases('Parquet tables', (db) => {
  test('hold what was appended, in its order, over many chunks', async () => {
    const tables = await openParquetTables(directory, SHAPES);
    const names = Array.from({ length: 5000 }, (_, i) => `"=1;\n' ${i % 7 ? i : '日本'}`);
    const counts = Int32Array.from(names, (_, i) => i - 2500);
    const shares = names.map((_, i) => (i % 3 === 0 ? null : 1 / i));
    tables.append('first', [names, counts, shares]);
    tables.append('first', [['last', null], [null, 7], new Float64Array([0.1, 5e-324])]);
    await tables.write();
    await tables.close();
    expect((await readdir(directory)).sort()).toEqual(['first.parquet', 'second "table".parquet']);
    const bytes = await readFile(join(directory, 'first.parquet'));
    const { table, columns, rows } = await loadFile(db(), fileOf('first', bytes));
    expect(rows).toBe(5002);
    expect(columns.map(({ sqlType }) => sqlType)).toEqual(['VARCHAR', 'INTEGER', 'DOUBLE']);
    const set = await db().query(`SELECT * FROM ${table}`);
    expect(Array.from(values(set, 'name'))).toEqual([...names, 'last', null]);
    expect(Array.from(values(set, 'count'))).toEqual([...counts, null, 7]);
    expect(Array.from(values(set, 'share'))).toEqual(
      [...shares, 0.1, 5e-324].map((share) => share ?? Number.NaN),
    );
  });

  test('that are given up leave nothing behind', async () => {
    const tables = await openParquetTables(directory, SHAPES);
    tables.append('first', [['a'], [1], [0.5]]);
    await tables.close();
    expect(await readdir(directory)).toEqual([]);
  });
});
