import { Float32, Float64, type Vector, vectorFromArray } from 'apache-arrow';
import { expect, describe as suite, test } from 'vitest';
import { checkFaults } from '@/lib/ingest/check/score-fault';
import type { InputError } from '@/lib/ingest/input-error';
import { ids, predictions, predictionsError } from './checks';
import { parquetOf } from './files';
import { ready, refused } from './read';

const counts = async (content: string) =>
  (await ready('c.csv', content, { role: 'counts' })).content.counts;

const scalesOf = ({ details }: InputError) =>
  details.remedies?.map(({ overrides }) => overrides.scale);

const scoresOf = (scores: Vector) =>
  parquetOf([
    ['id', ids(scores.length)],
    ['Edema', scores],
  ]);

suite('checking predictions', () => {
  test('good ones', async () => {
    const check = await predictions('id,Edema,prob_Mass\na,0,1\nb,0.5,1e-9\n');
    expect(check).toMatchObject({
      images: 2,
      classes: [
        { column: 'Edema', name: 'Edema', key: 'edema' },
        { column: 'prob_Mass', name: 'Mass', key: 'mass' },
      ],
      scale: 'probability',
      faults: [],
    });
  });

  test.each([
    ['', 'is empty in row 2'],
    ['nan', 'holds NaN in row 2'],
    ['inf', 'holds inf in row 2'],
    ['-inf', 'holds -inf in row 2'],
    ['high', 'holds the text "high" in row 2'],
    ['1.0001', 'holds 1.0001 in row 2'],
    ['-0.0001', 'holds -0.0001 in row 2'],
  ])('a score of "%s"', async (value, message) => {
    const rows = Array.from({ length: 50 }, (_, i) => `x${i},${i === 1 ? value : i / 50}`);
    const error = await predictionsError(`id,Edema\n${rows.join('\n')}\n`);
    expect(error.message).toBe(
      `p.csv: column "Edema" ${message}; expected a probability in [0, 1]`,
    );
    expect(error.details).toMatchObject({ column: 'Edema', row: 2 });
    expect(error.details.remedies).toBeUndefined();
  });

  test.each([
    ['missing', null, 'is empty in row 2'],
    ['NaN', Number.NaN, 'holds NaN in row 2'],
    ['infinite', Number.POSITIVE_INFINITY, 'holds inf in row 2'],
  ])('a %s score in Parquet', async (_, value, message) => {
    for (const type of [new Float32(), new Float64()]) {
      const error = await predictionsError(scoresOf(vectorFromArray([0.5, value, 1], type)));
      expect(error.message).toBe(
        `p.csv: column "Edema" ${message}; expected a probability in [0, 1]`,
      );
    }
  });

  test('percentages are named as such, and good once the reader says so', async () => {
    const text = 'id,Edema,Mass\na,0.5,87.5\nb,99,3\nc,100,0\n';
    const error = await predictionsError(text);
    expect(error.message).toBe(
      'p.csv: column "Edema" holds 99 in row 2 and 1 more; expected a probability in [0, 1] (the scores look like percentages: choose the scale percent (divide by 100) or rank (use the order only))',
    );
    expect(error.details).toMatchObject({
      remedies: [{ overrides: { scale: 'percent' } }, { overrides: { scale: 'rank' } }],
      value: '99',
    });
    expect(await predictions(text, { scale: 'percent' })).toMatchObject({ images: 3 });
    const over = await predictionsError('id,Edema\na,50\nb,101\n', { scale: 'percent' });
    expect(over.message).toBe(
      'p.csv: column "Edema" holds 101 in row 2; expected a percentage in [0, 100]',
    );
  });

  test('logits are named as such, and good once the reader says so', async () => {
    const text = 'id,Edema,Mass\na,-3.5,2.5\nb,0.5,-7\n';
    const error = await predictionsError(text);
    expect(error.message).toBe(
      'p.csv: column "Edema" holds -3.5 in row 1; expected a probability in [0, 1] (the scores look like logits: choose the scale logit (apply the logistic function) or rank (use the order only))',
    );
    expect(error.details).toMatchObject({
      remedies: [{ overrides: { scale: 'logit' } }, { overrides: { scale: 'rank' } }],
    });
    expect(await predictions(text, { scale: 'logit' })).toMatchObject({ images: 2 });
    const infinite = await predictionsError('id,Edema\na,-3.5\nb,inf\n', { scale: 'logit' });
    expect(infinite.message).toBe(
      'p.csv: column "Edema" holds inf in row 2; expected a finite logit',
    );
  });

  test('scores beyond 100 can only be ranked, unless they are logits', async () => {
    const text = 'id,Edema\na,50.5\nb,101.5\n';
    const error = await predictionsError(text);
    expect(scalesOf(error)).toEqual(['rank', 'logit']);
    expect((await predictions(text, { scale: 'rank' })).faults).toEqual([]);
  });

  test('numbers around 99 may be percentages, logits or other scores', async () => {
    const error = await predictionsError('id,Edema\na,98.5\nb,99.5\n');
    expect(scalesOf(error)).toEqual(['rank', 'percent', 'logit']);
  });

  test('one outlier in a small file is no scale', async () => {
    const error = await predictionsError('id,Edema\na,0.5\nb,0.25\nc,1.5e9\n');
    expect(error.details.remedies).toBeUndefined();
  });

  test('a column that is wrong is named, and matters where the labels have its class', async () => {
    const text = 'id,Edema,Mass,ms\na,0.5,0.5,53.5\nb,0.25,1,70.25\n';
    const check = await predictions(text);
    expect(check.faults).toMatchObject([{ key: 'ms', details: { column: 'ms', value: '53.5' } }]);
    expect(() => checkFaults(check, new Set(['edema', 'mass']))).not.toThrow();
    // One column of three is no reason to convert all.
    expect(() => checkFaults(check, new Set(['edema', 'mass', 'ms']))).toThrow(
      'p.csv: column "ms" holds 53.5 in row 1 and 1 more; expected a probability in [0, 1]',
    );
  });

  test('what rounding took beyond 0 or 1 is clipped, and said', async () => {
    const text = 'id,Edema,Mass\na,1.0000001,0.5\nb,0.5,-1e-9\nc,0.5,0.5\n';
    const { content, description } = await ready('p.csv', text, { role: 'predictions' });
    expect(content.scores.map((own) => [...own])).toEqual([
      [1, 0.5, 0.5],
      [0.5, 0, 0.5],
    ]);
    expect(description.notes).toEqual([
      '2 scores are outside [0, 1] by rounding and clipped (column "Edema", "Mass")',
    ]);
    const over = await predictionsError('id,Edema\na,1.00001\nb,0.5\nc,0.1\n');
    expect(over.details.value).toBe('1.00001');
  });

  test('several faults: the first column is named', async () => {
    const text = 'id,Edema,Mass\na,0.1,nan\nb,0.2,0.3\nc,7,0.1\n';
    expect((await predictionsError(text)).details).toMatchObject({
      column: 'Edema',
      row: 3,
    });
  });

  test('hundreds of classes', async () => {
    const names = Array.from({ length: 600 }, (_, i) => `class ${i}`);
    const row = (id: string) => `${id},${names.map((_, i) => (i % 10) / 10).join(',')}`;
    const check = await predictions(`id,${names.join(',')}\n${row('a')}\n${row('b')}\n`);
    expect(check.classes).toHaveLength(600);
  });
});

suite('class counts', () => {
  test('with and without the number of images', async () => {
    expect(
      await counts('class,train_positives,train_images\nEdema,3,100\nPleural_Thickening,0,100\n'),
    ).toEqual([
      { key: 'edema', name: 'Edema', positives: 3, images: 100 },
      { key: 'pleural thickening', name: 'Pleural Thickening', positives: 0, images: 100 },
    ]);
    expect(await counts('finding,positives\nEdema,3\n')).toEqual([
      { key: 'edema', name: 'Edema', positives: 3, images: null },
    ]);
  });

  test('a class whose count is not known is left out', async () => {
    expect(await counts('class,train_positives\nEdema,3\nBulla,\n')).toHaveLength(1);
  });

  test.each([
    [
      'class,positives\nEdema,-1\n',
      'column "positives" holds -1 in row 1; expected a whole number from 0 up',
    ],
    [
      'class,positives\nEdema,1\nMass,2.5\n',
      'column "positives" holds 2.5 in row 2; expected a whole number from 0 up',
    ],
    [
      'class,positives\nEdema,many\n',
      'column "positives" holds many in row 1; expected a whole number from 0 up',
    ],
    [
      'class,positives\nEdema,1\nprob_edema,2\n',
      'class "prob_edema" is there twice, again in row 2; expected each class once',
    ],
    [
      'class,positives\n,1\n',
      'column "class" is empty in row 1; expected a class name in each row',
    ],
    [
      'class,positives,images\nEdema,7,5\n',
      'column "positives" holds 7 in row 1; expected at most the 5 images of column "images"',
    ],
    ['class,positives\n', 'has column names but no rows; expected a row for each class'],
    [
      'class,patients\nEdema,1\n',
      'is no class counts file; expected columns "class" and "train_positives"',
    ],
  ])('refused: %j', async (text, message) => {
    expect((await refused('c.csv', text, { role: 'counts' })).message).toBe(`c.csv: ${message}`);
  });
});
