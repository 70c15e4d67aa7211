import { Float64, vectorFromArray } from 'apache-arrow';
import { expect, it } from 'vitest';
import { gatherScores, loadFile } from '@/lib/engine';
import { openNativeDatabase } from '@/lib/engine/native/open';
import { openNodeWasmDatabase } from '@/lib/engine/wasm/open-node';
import { fileOf, parquetOf } from './files';

it('logits become the same probabilities in both engines, to the last bit', async () => {
  const logits = Float64Array.from(
    { length: 200_000 },
    (_, i) => ((i * 7919) % 200_003) / 5e3 - 20,
  );
  const bytes = parquetOf([['x', vectorFromArray([...logits], new Float64())]]);
  const both = await Promise.all(
    [openNativeDatabase, openNodeWasmDatabase].map(async (open) => {
      const db = await open();
      const { table } = await loadFile(db, fileOf('logits.parquet', bytes));
      const [scores] = await gatherScores(db, table, ['x'], 'logit');
      await db.close();
      return scores!;
    }),
  );
  const different = logits.filter((_, i) => both[0]![i] !== both[1]![i]);
  expect(different).toHaveLength(0);
  expect(both[0]![0]).toBeCloseTo(1 / (1 + Math.exp(20)), 15);
});
