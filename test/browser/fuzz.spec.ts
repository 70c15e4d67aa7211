import { fault, tryCase } from '../fuzz/drive';
import { fuzzCase } from '../fuzz/mutate';
import { goodFiles, loadedFirst } from '../fuzz/seeds';
import { openWith, shownRows } from '../fuzz/session';
import { expect, test } from './support/test';

const CASES = 200;

test('damaged files are read or refused in words, and leave the rest as it was', async ({
  page,
}) => {
  await openWith(page, loadedFirst());
  const before = await shownRows(page);
  const seeds = goodFiles();
  const faults: string[] = [];
  for (let index = 0; index < CASES; index++) {
    const damaged = fuzzCase(seeds, 7, index);
    const outcome = await tryCase(page, damaged);
    const why = fault(outcome, damaged.name);
    if (why) faults.push(`${outcome.what}: ${why}`);
    if (outcome.status !== 'failed') expect(await shownRows(page), outcome.what).toBe(before);
  }
  expect(faults).toEqual([]);
  expect(await shownRows(page)).toBe(before);
});
