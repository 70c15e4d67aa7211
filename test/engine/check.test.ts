import { Bool, Float32, Float64, Int8, Utf8, type Vector, vectorFromArray } from 'apache-arrow';
import { expect, test } from 'vitest';
import { checkLabels } from '@/lib/engine/check/check-labels';
import { checkMetadata } from '@/lib/engine/check/check-metadata';
import { checkPredictions } from '@/lib/engine/check/check-predictions';
import { readClassCounts } from '@/lib/engine/check/read-class-counts';
import { describe as describeTable } from '@/lib/engine/describe/describe';
import { loadFile } from '@/lib/engine/load-file';
import type { Database, Overrides } from '@/lib/engine/types';
import { onBothDatabases } from './databases';
import { fileOf, inputError, parquetOf } from './files';

type Content = string | Uint8Array;

async function prepare(db: Database, name: string, content: Content, overrides: Overrides) {
  const loaded = await loadFile(db, fileOf(name, content));
  return [db, loaded, await describeTable(db, loaded, overrides)] as const;
}

const labels = async (db: Database, content: Content) =>
  checkLabels(...(await prepare(db, 'l.csv', content, { role: 'labels' })));
const predictions = async (db: Database, content: Content, overrides: Overrides = {}) =>
  checkPredictions(...(await prepare(db, 'p.csv', content, { role: 'predictions', ...overrides })));
const counts = async (db: Database, content: Content) =>
  readClassCounts(...(await prepare(db, 'c.csv', content, { role: 'counts' })));

const ids = (n: number) =>
  vectorFromArray(
    Array.from({ length: n }, (_, i) => `x${i}`),
    new Utf8(),
  );
const scoresOf = (scores: Vector) =>
  parquetOf([
    ['id', ids(scores.length)],
    ['Edema', scores],
  ]);

onBothDatabases('checking labels', (db) => {
  test('counts positives, negatives and unknown of every spelling', async () => {
    const check = await labels(
      db(),
      'id,Edema,Mass,Hernia,Nodule\na,1,TRUE,1.0,\nb,0,false,0.0,\nc,-1,,-1.0,\nd,,True,1,\n',
    );
    expect(check.images).toBe(4);
    expect(check.classes.map((c) => [c.name, c.positives, c.negatives, c.unknown])).toEqual([
      ['Edema', 1, 1, 2],
      ['Mass', 2, 1, 1],
      ['Hernia', 2, 1, 1],
      ['Nodule', 0, 0, 4],
    ]);
  });

  test('counts them in Parquet columns of every kind, where NaN is unknown too', async () => {
    const bytes = parquetOf([
      ['id', ids(4)],
      ['bool', vectorFromArray([true, false, null, true], new Bool())],
      ['int', vectorFromArray([1, 0, -1, null], new Int8())],
      ['float', vectorFromArray([1, 0, -1, Number.NaN], new Float32())],
      ['double', vectorFromArray([1, 0, 0, null], new Float64())],
      ['text', vectorFromArray(['1', '0.0', '', ' true '], new Utf8())],
    ]);
    const check = await labels(db(), bytes);
    expect(check.classes.map((c) => [c.name, c.positives, c.negatives, c.unknown])).toEqual([
      ['bool', 2, 1, 1],
      ['int', 1, 1, 2],
      ['float', 1, 1, 2],
      ['double', 1, 2, 1],
      ['text', 2, 1, 1],
    ]);
  });

  test('a class without a positive, or with no negative, is no error', async () => {
    const check = await labels(db(), 'id,Edema,Mass\na,0,1\nb,0,1\n');
    expect(check.classes).toMatchObject([
      { positives: 0, negatives: 2 },
      { positives: 2, negatives: 0 },
    ]);
  });

  test.each([
    ['2', 'column "Edema" holds 2 in row 2'],
    ['0.5', 'column "Edema" holds 0.5 in row 2'],
    ['-2', 'column "Edema" holds -2 in row 2'],
    ['inf', 'column "Edema" holds inf in row 2'],
    ['yes', 'column "Edema" holds yes in row 2'],
  ])('%s is no label', async (value, message) => {
    const error = await inputError(labels(db(), `id,Edema,Mass\na,0,1\nb,${value},1\nc,1,0\n`));
    expect(error.message).toBe(`l.csv: ${message}; expected 0, 1, true, false, -1 or empty`);
    expect(error.details).toMatchObject({ file: 'l.csv', column: 'Edema', row: 2 });
  });

  test('how often a column holds no label', async () => {
    const error = await inputError(labels(db(), 'id,Edema\na,2\nb,1\nc,3\nd,7\n'));
    expect(error.message).toBe(
      'l.csv: column "Edema" holds 2 in row 1 and 2 more; expected 0, 1, true, false, -1 or empty',
    );
  });
});

onBothDatabases('checking ids and classes', (db) => {
  test('no rows', async () => {
    expect((await inputError(labels(db(), 'id,Edema\n'))).message).toBe(
      'l.csv: has column names but no rows; expected a row for each image',
    );
  });

  test('no id column', async () => {
    expect((await inputError(predictions(db(), 'Edema,Mass\n0.1,0.2\n0.3,0.4\n'))).message).toBe(
      'p.csv: has no id column (no known id column, and no text column whose values are all different); its columns are "Edema", "Mass"; expected one such as "dicom_id" or "Image Index"',
    );
  });

  test('ids that occur more than once', async () => {
    const error = await inputError(labels(db(), 'id,Edema\na,0\nb,1\nb,1\nc,0\nb,0\na,1\n'));
    expect(error.message).toBe(
      'l.csv: id "a" occurs 2 times in column "id", first in row 1, and 1 other id occurs more than once too; expected each id once',
    );
    expect(error.details).toMatchObject({ column: 'id', row: 1, value: 'a' });
    expect((await inputError(predictions(db(), 'id,x\na,0\nb,1\nb,.5\nb,0\n'))).message).toBe(
      'p.csv: id "b" occurs 3 times in column "id", first in row 2; expected each id once',
    );
  });

  test('an empty id', async () => {
    expect((await inputError(labels(db(), 'id,Edema\na,0\n,1\n,1\n'))).message).toBe(
      'l.csv: id column "id" is empty in row 2 and 1 more; expected an id in each row',
    );
  });

  test('no class column', async () => {
    expect((await inputError(labels(db(), 'id,note\na,x\nb,y\n'))).message).toBe(
      'l.csv: has no class column; expected columns of 0 and 1',
    );
    expect((await inputError(predictions(db(), 'id,note\na,x\nb,y\n'))).message).toBe(
      'p.csv: has no class column; expected a column of scores for each class',
    );
  });

  test('two columns of one class', async () => {
    const text = 'id,prob_Rounded_Atelectasis,Round(ed) Atelectasis\na,0.1,0.2\n';
    expect((await inputError(predictions(db(), text))).message).toBe(
      'p.csv: columns "prob_Rounded_Atelectasis" and "Round(ed) Atelectasis" both name the class "Round(ed) Atelectasis"; expected one column for each class',
    );
  });

  test('Effusion and Pleural Effusion are two classes', async () => {
    const check = await predictions(db(), 'id,Effusion,Pleural_Effusion\na,0.1,0.2\n');
    expect(check.classes.map(({ key }) => key)).toEqual(['effusion', 'pleural effusion']);
  });

  test('metadata', async () => {
    const read = async (text: string) =>
      checkMetadata(...(await prepare(db(), 'm.csv', text, { role: 'metadata' })));
    expect(await read('id,sex,age\na,F,30\nb,M,40\n')).toEqual({
      images: 2,
      attributes: ['sex', 'age'],
    });
    expect((await inputError(read('id,sex\na,F\na,M\n'))).message).toMatch(/id "a" occurs 2 times/);
  });
});

onBothDatabases('checking predictions', (db) => {
  test('good ones', async () => {
    const check = await predictions(db(), 'id,Edema,prob_Mass\na,0,1\nb,0.5,1e-9\n');
    expect(check).toEqual({
      images: 2,
      classes: [
        { column: 'Edema', name: 'Edema', key: 'edema' },
        { column: 'prob_Mass', name: 'Mass', key: 'mass' },
      ],
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
    const rows = Array.from({ length: 50 }, (_, i) => `x${i},${i === 1 ? value : i / 50},0.5`);
    const error = await inputError(predictions(db(), `id,Edema,Mass\n${rows.join('\n')}\n`));
    expect(error.message).toBe(
      `p.csv: column "Edema" ${message}; expected a probability in [0, 1]`,
    );
    expect(error.details).toMatchObject({ column: 'Edema', row: 2 });
    expect(error.details.suggestedScale).toBeUndefined();
  });

  test.each([
    ['missing', null, 'is empty in row 2'],
    ['NaN', Number.NaN, 'holds NaN in row 2'],
    ['infinite', Number.POSITIVE_INFINITY, 'holds inf in row 2'],
  ])('a %s score in Parquet', async (_, value, message) => {
    for (const type of [new Float32(), new Float64()]) {
      const error = await inputError(
        predictions(db(), scoresOf(vectorFromArray([0.5, value, 1], type))),
      );
      expect(error.message).toBe(
        `p.csv: column "Edema" ${message}; expected a probability in [0, 1]`,
      );
    }
  });

  test('percentages are named as such, and good once the reader says so', async () => {
    const text = 'id,Edema,Mass\na,0.5,87.5\nb,99,3\nc,100,0\n';
    const error = await inputError(predictions(db(), text));
    expect(error.message).toBe(
      'p.csv: column "Edema" holds 99 in row 2 and 1 more; expected a probability in [0, 1] (the scores look like percentages: choose to divide them by 100)',
    );
    expect(error.details).toMatchObject({ suggestedScale: 'percent', value: '99' });
    expect(await predictions(db(), text, { scale: 'percent' })).toMatchObject({ images: 3 });
    const over = await inputError(
      predictions(db(), 'id,Edema\na,50\nb,101\n', { scale: 'percent' }),
    );
    expect(over.message).toBe(
      'p.csv: column "Edema" holds 101 in row 2; expected a percentage in [0, 100]',
    );
  });

  test('logits are named as such, and good once the reader says so', async () => {
    const text = 'id,Edema,Mass\na,-3.5,2.5\nb,0.5,-7\n';
    const error = await inputError(predictions(db(), text));
    expect(error.message).toBe(
      'p.csv: column "Edema" holds -3.5 in row 1; expected a probability in [0, 1] (the scores look like logits: choose to apply the logistic function)',
    );
    expect(error.details).toMatchObject({ suggestedScale: 'logit' });
    expect(await predictions(db(), text, { scale: 'logit' })).toMatchObject({ images: 2 });
    const infinite = await inputError(
      predictions(db(), 'id,Edema\na,-3.5\nb,inf\n', { scale: 'logit' }),
    );
    expect(infinite.message).toBe(
      'p.csv: column "Edema" holds inf in row 2; expected a finite logit',
    );
  });

  test('scores beyond 100 without negative ones are no scale that is known', async () => {
    const error = await inputError(predictions(db(), 'id,Edema\na,50.5\nb,101.5\n'));
    expect(error.details.suggestedScale).toBeUndefined();
  });

  test('several faults: the first column is named', async () => {
    const text = 'id,Edema,Mass\na,0.1,nan\nb,0.2,0.3\nc,7,0.1\n';
    expect((await inputError(predictions(db(), text))).details).toMatchObject({
      column: 'Edema',
      row: 3,
    });
  });

  test('hundreds of classes', async () => {
    const names = Array.from({ length: 600 }, (_, i) => `class ${i}`);
    const row = (id: string) => `${id},${names.map((_, i) => (i % 10) / 10).join(',')}`;
    const check = await predictions(db(), `id,${names.join(',')}\n${row('a')}\n${row('b')}\n`);
    expect(check.classes).toHaveLength(600);
  });
});

onBothDatabases('class counts', (db) => {
  test('with and without the number of images', async () => {
    expect(
      await counts(
        db(),
        'class,train_positives,train_images\nEdema,3,100\nPleural_Thickening,0,100\n',
      ),
    ).toEqual([
      { key: 'edema', name: 'Edema', positives: 3, images: 100 },
      { key: 'pleural thickening', name: 'Pleural Thickening', positives: 0, images: 100 },
    ]);
    expect(await counts(db(), 'finding,positives\nEdema,3\n')).toEqual([
      { key: 'edema', name: 'Edema', positives: 3, images: null },
    ]);
  });

  test('a class whose count is not known is left out', async () => {
    expect(await counts(db(), 'class,train_positives\nEdema,3\nBulla,\n')).toHaveLength(1);
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
    expect((await inputError(counts(db(), text))).message).toBe(`c.csv: ${message}`);
  });
});
