import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadFile } from '@/lib/engine/load-file';
import { checkFits, memoryLeft } from '@/lib/engine/memory';
import type { Database } from '@/lib/engine/types';
import { openNodeWasmDatabase } from '@/lib/engine/wasm/open-node';
import { fileOf, inputError, parquetOfQuery } from './files';

const GB = 2 ** 30;
let db: Database;
beforeAll(async () => {
  db = await openNodeWasmDatabase();
});
afterAll(() => db.close());

test('a table that would not fit is refused before a value of it is read', async () => {
  // Run lengths: a small file that holds 40 million texts.
  const bomb = await parquetOfQuery("SELECT 'a' AS x FROM range(40_000_000)");
  expect(bomb.length).toBeLessThan(10_000_000);
  const error = await inputError(loadFile(db, fileOf('bomb.parquet', bomb)));
  expect(error.message).toBe(
    'bomb.parquet: needs about 1.8 GB of memory, more than there is room for; expected at most ' +
      '1.5 GB: open fewer files, or score it in a terminal with npm run evaluate',
  );
  expect(error.details.value).toBe(`${40_000_000 * 48} bytes`);
});

test('what is loaded leaves less room, and what is dropped gives it back', async () => {
  const before = await memoryLeft(db);
  expect(before).toBe(1.5 * GB);
  const used = { columns: new Map([['used', [2.25 * GB]]]), rows: 1 };
  expect(await memoryLeft({ query: async () => used })).toBe(0.75 * GB);
});

test('fits up to the last byte', () => {
  expect(() => checkFits('a.csv', 10, 10)).not.toThrow();
  expect(() => checkFits('a.csv', 11, 10)).toThrow(/^a.csv: needs about 0.0 GB/);
});
