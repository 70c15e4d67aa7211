import { beforeAll, describe, expect, it } from 'vitest';
import type { TaskReplicates } from '@/lib/inference/replicates';
import { atOnce } from '@/lib/scoring/steps';
import { inferenceOf, replicatesOf, rowsOf, testSet } from './support';

const SET = testSet(500, 5, 3);
const ROWS = rowsOf(SET);
let replicates: TaskReplicates;
beforeAll(async () => {
  replicates = await replicatesOf(SET, { replicates: 200, clustered: false });
});

describe('rank_sets', () => {
  it('hold the rank of each team by every rule, and the teams that are better and worse', () => {
    const rows = atOnce(inferenceOf(ROWS, replicates).table('rank_sets'));
    expect(rows.map((row) => row.metric)).toEqual(
      ['map', 'mauroc', 'mf1', 'macro_fnr', 'mean_rank_ap'].flatMap((rule) => [rule, rule, rule]),
    );
    for (const row of rows) {
      expect(row.lower).toBeLessThanOrEqual(row.rank);
      expect(row.upper).toBeGreaterThanOrEqual(row.rank);
      expect([row.better, row.worse]).toEqual([row.lower - 1, 3 - row.upper]);
      expect(row.rank_set).toBe(
        row.lower === row.upper ? `${row.lower}` : `${row.lower}-${row.upper}`,
      );
    }
  });

  it('are wider at a higher level', () => {
    const width = (level: number) =>
      atOnce(inferenceOf(ROWS, replicates, level).table('rank_sets')).reduce(
        (sum, row) => sum + row.upper - row.lower,
        0,
      );
    expect(width(0.5)).toBeLessThan(width(0.999));
  });
});
