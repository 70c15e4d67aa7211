import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { fromJson, type StoredOutcome, toJson } from '@/lib/results/outcomes';
import type { Results } from '@/lib/results/types';
import { bytesOf, incompleteSet, readBytes, resultsOf } from './support';

const CONTRADICTIONS: StoredOutcome = {
  kind: 'contradictions',
  settings: '[]',
  value: {
    task: 'Task 1',
    labels: [{ child: 'A', parent: 'B', positives: 3, contradictions: 1 }],
    submissions: [
      {
        team: 'x',
        pairs: [{ child: 'A', parent: 'B', images: 9, above: 2, calls: Uint32Array.of(3, 1) }],
      },
    ],
  },
};

const withOutcomes = (outcomes: readonly StoredOutcome[]): Results => {
  const results = resultsOf(incompleteSet(60));
  return { ...results, tasks: results.tasks.map((task) => ({ ...task, outcomes })) };
};

it('values come back from JSON to the bit', () => {
  const number = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, -0, Infinity, -Infinity));
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      number,
      fc.string(),
      fc.boolean(),
      fc.constant(null),
      fc.array(number).map((own) => Float64Array.from(own)),
      fc.array(fc.nat()).map((own) => Uint32Array.from(own)),
      fc.array(tie('any')),
      fc.dictionary(
        fc.string().filter((key) => key !== '$'),
        tie('any'),
        { noNullPrototype: true },
      ),
    ),
  })).any;
  fc.assert(
    fc.property(value, (own) => {
      expect(fromJson(JSON.parse(JSON.stringify(toJson(own))))).toEqual(own);
    }),
  );
});

it('outcomes are read as they were written', async () => {
  const { tasks } = await readBytes(await bytesOf(withOutcomes([CONTRADICTIONS])));
  expect(tasks[0]!.outcomes).toEqual([CONTRADICTIONS]);
});

const changed = async (change: (text: string) => string) => {
  const entries = unzipSync(await bytesOf(withOutcomes([CONTRADICTIONS])));
  entries['outcomes.json'] = strToU8(change(strFromU8(entries['outcomes.json']!)));
  return readBytes(new Uint8Array(zipSync(entries)));
};

it.each([
  ['a text for a number', (text: string) => text.replace('"images": 9', '"images": "9"'), /images/],
  ['no list of tasks', () => '{}', /outcomes\.json/],
  ['another number of tasks', () => '[[], []]', /is of 2 tasks, not of 1/],
  ['an unknown kind', (text: string) => text.replace('"contradictions",', '"other",'), /kind/],
  ['nested without end', () => `${'['.repeat(50_000)}${']'.repeat(50_000)}`, /outcomes\.json/],
])('%s is refused with the place', async (_, change, place) => {
  await expect(changed(change)).rejects.toThrow(place);
});
