import { fault, tryCase } from '../fuzz/drive';
import { fuzzCase } from '../fuzz/mutate';
import { goodFiles, loadedFirst } from '../fuzz/seeds';
import { openWith, shownRows } from '../fuzz/session';
import { expect, test } from './support/test';

interface Run {
  readonly cases: number;
  readonly seed: number;
  readonly tag?: string;
}

const SHORT: Run = { cases: 60, seed: 7 };
const LONG: readonly Run[] = [1, 2, 3, 4].map((seed) => ({ cases: 400, seed, tag: '@slow' }));

for (const { cases, seed, tag = [] } of [SHORT, ...LONG]) {
  test(`${cases} damaged files of seed ${seed} are read or refused with a message, and leave the rest unchanged`, {
    tag,
  }, async ({ page }) => {
    await openWith(page, loadedFirst());
    const before = await shownRows(page);
    const seeds = goodFiles();
    const faults: string[] = [];
    for (let index = 0; index < cases; index++) {
      const damaged = fuzzCase(seeds, seed, index);
      const outcome = await tryCase(page, damaged);
      const why = fault(outcome, damaged.name);
      if (why) faults.push(`${outcome.what}: ${why}`);
      if (outcome.status !== 'failed') expect(await shownRows(page), outcome.what).toBe(before);
    }
    expect(faults).toEqual([]);
    expect(await shownRows(page)).toBe(before);
  });
}
