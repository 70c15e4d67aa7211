import { Float32, Int8, vectorFromArray } from 'apache-arrow';
import { expect, describe as suite, test } from 'vitest';
import { ids, labels, predictions } from './checks';
import { parquetOf } from './files';

const CLASSES = 1000;
const named = Array.from({ length: CLASSES }, (_, i) => `Finding ${i}`);

/** The last three classes have one, two and three positives of three. */
const positives = (i: number) => (i < CLASSES - 3 ? 1 : i - CLASSES + 4);

function scores(bad: number): Uint8Array {
  return parquetOf([
    ['id', ids(3)],
    ...named.map(
      (name, i) =>
        [name, vectorFromArray([0.5, 0.25, i === bad ? 1.5 : 1], new Float32())] as const,
    ),
  ]);
}

suite('a file of 1,000 classes', () => {
  test('labels of all are counted, each in its own class', async () => {
    const columns = named.map((name, i) => {
      const flags = [0, 1, 2].map((row) => (row < positives(i) ? 1 : 0));
      return [name, vectorFromArray(flags, new Int8())] as const;
    });
    const check = await labels(parquetOf([['id', ids(3)], ...columns]));
    expect(check.classes.map((c) => c.name)).toEqual(named);
    expect(check.classes.map((c) => c.positives)).toEqual(named.map((_, i) => positives(i)));
  });

  test('scores of all are checked, and one that is wrong is found in its column', async () => {
    expect((await predictions(scores(-1))).classes).toHaveLength(CLASSES);
    const { faults } = await predictions(scores(903));
    expect(faults).toMatchObject([
      {
        key: 'finding 903',
        problem: expect.stringContaining('holds 1.5'),
        details: { column: 'Finding 903', row: 3 },
      },
    ]);
  });
});
