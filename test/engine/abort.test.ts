import { Float32, Utf8, vectorFromArray } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { describe as describeTable } from '@/lib/engine/describe/describe';
import { loadFile } from '@/lib/engine/load-file';
import { openNativeDatabase } from '@/lib/engine/native/open';
import type { Progress, SourceFile, Step } from '@/lib/engine/types';
import { withSignal } from '@/lib/engine/with-signal';
import { onBothDatabases, tables } from './databases';
import { fileOf, parquetOf } from './files';

const csv = `id,x\n${Array.from({ length: 1000 }, (_, i) => `i${i},0.5`).join('\n')}\n`;
const parquet = parquetOf([
  ['id', vectorFromArray(['a', 'b'], new Utf8())],
  ['x', vectorFromArray([0.5, 1], new Float32())],
]);
const reason = new DOMException('the reader stopped it', 'AbortError');

onBothDatabases('an aborted load', (db) => {
  const abortedAt = async (step: Step, file: SourceFile) => {
    const controller = new AbortController();
    const before = await tables(db());
    const onProgress = (progress: Progress) => {
      if (progress.step === step) controller.abort(reason);
    };
    const outcome = loadFile(db(), file, { signal: controller.signal, onProgress });
    await expect(outcome).rejects.toBe(reason);
    expect(await tables(db())).toEqual(before);
  };

  test.each(['reading', 'decoding'] as const)('at %s', async (step) => {
    await abortedAt(step, fileOf('a.csv', csv));
    await abortedAt(step, fileOf('a.parquet', parquet));
  });

  test('before it began', async () => {
    const signal = AbortSignal.abort(reason);
    await expect(loadFile(db(), fileOf('a.csv', csv), { signal })).rejects.toBe(reason);
  });

  test('leaves what was loaded, and what is loaded next', async () => {
    const first = await loadFile(db(), fileOf('a.csv', csv));
    await abortedAt('decoding', fileOf('b.csv', csv));
    const second = await loadFile(db(), fileOf('c.csv', csv));
    for (const { table } of [first, second]) {
      const set = await db().query(`SELECT count(*) AS n FROM ${table}`);
      expect(set.columns.get('n')![0]).toBe(1000);
    }
  });

  test('several loads at once do not disturb each other', async () => {
    const files = [csv, 'id,x\na,1\nb,zero\n', 'id,x\na\n', csv].map((text, i) =>
      fileOf(`${i}.csv`, text),
    );
    const outcomes = await Promise.allSettled(files.map((file) => loadFile(db(), file)));
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    const rows = outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value.rows : 0,
    );
    expect(rows).toEqual([1000, 2, 0, 1000]);
  });

  test('a file that cannot be fetched is not a table', async () => {
    const before = await tables(db());
    const file = {
      name: 'gone.csv',
      size: 1,
      arrayBuffer: () => Promise.reject(new Error('gone')),
    };
    await expect(loadFile(db(), file)).rejects.toThrow('gone');
    expect(await tables(db())).toEqual(before);
  });
});

onBothDatabases('a database for one piece of work', (db) => {
  test('ends with that work, and not the database behind it', async () => {
    const controller = new AbortController();
    const work = withSignal(db(), controller.signal);
    const loaded = await loadFile(work, fileOf('a.csv', csv));
    expect(await describeTable(work, loaded)).toMatchObject({ role: 'predictions' });
    controller.abort(reason);
    await expect(describeTable(work, loaded)).rejects.toBe(reason);
    expect(await describeTable(db(), loaded)).toMatchObject({ role: 'predictions' });
  });
});

describe('a running query', () => {
  test('is interrupted, and the next one runs', async () => {
    const db = await openNativeDatabase();
    const controller = new AbortController();
    const endless =
      'SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range * b.range % 7 = 3';
    const outcome = db.query(endless, controller.signal);
    setTimeout(() => controller.abort(reason), 50);
    await expect(outcome).rejects.toBe(reason);
    expect((await db.query('SELECT 1 AS a')).rows).toBe(1);
    await db.close();
  });
});
