import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '@/lib/sql/database';
import { memoryLeft } from '@/lib/sql/memory';
import { openNodeWasmDatabase } from '@/lib/sql/wasm/open-node';

const GB = 2 ** 30;
let db: Database;
beforeAll(async () => {
  db = await openNodeWasmDatabase();
});
afterAll(() => db.close());

test('an empty database has room for a table of 1.5 GB', async () => {
  expect(await db.memoryLeft()).toBe(1.5 * GB);
});

test('tables take of 3 GB, and give it back when they are dropped', async () => {
  const left = (used: number) =>
    memoryLeft(async () => ({ columns: new Map([['used', [used]]]), rows: 1 }));
  expect(await left(1.5 * GB)).toBe(1.5 * GB);
  expect(await left(2.25 * GB)).toBe(0.75 * GB);
  expect(await left(4 * GB)).toBe(0);
  const used = async () =>
    Number(
      (await db.query('SELECT sum(memory_usage_bytes) AS n FROM duckdb_memory()')).columns.get(
        'n',
      )![0],
    );
  const before = await used();
  await db.run(
    'CREATE TABLE numbers AS SELECT i::DOUBLE * random() AS x FROM range(3_000_000) r(i)',
  );
  const full = await used();
  expect(full - before).toBeGreaterThan(3_000_000 * 4);
  await db.run('DROP TABLE numbers');
  expect(await used()).toBeLessThan(full);
});
