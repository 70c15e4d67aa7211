import { Bool, Float32, Float64, Int8, Utf8, vectorFromArray } from 'apache-arrow';
import { expect, describe as suite, test } from 'vitest';
import type { StatedMeanings } from '@/lib/challenge/label-meaning';
import { ids, labels, labelsError, predictions, predictionsError } from './checks';
import { parquetOf } from './files';
import { ready, refused } from './read';

suite('checking labels', () => {
  test('counts positives, negatives and unknown of every spelling', async () => {
    const check = await labels(
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
    const check = await labels(bytes);
    expect(check.classes.map((c) => [c.name, c.positives, c.negatives, c.unknown])).toEqual([
      ['bool', 2, 1, 1],
      ['int', 1, 1, 2],
      ['float', 1, 1, 2],
      ['double', 1, 2, 1],
      ['text', 2, 1, 1],
    ]);
  });

  test('a class without a positive, or with no negative, is no error', async () => {
    const check = await labels('id,Edema,Mass\na,0,1\nb,0,1\n');
    expect(check.classes).toMatchObject([
      { positives: 0, negatives: 2 },
      { positives: 2, negatives: 0 },
    ]);
  });

  test.each([
    ['2', '--label "2=positive" reads 2 as positive.'],
    ['0.5', '--cut 0.5 makes soft labels above 0.5 positive.'],
    ['-2', '--label "-2=positive" reads -2 as positive.'],
    ['inf', '--label "inf=positive" reads inf as positive.'],
    ['likely', '--label "likely=positive" reads likely as positive.'],
  ])('%s is no label, and there is a remedy', async (value, remedy) => {
    const error = await labelsError(`id,Edema,Mass\na,0,1\nb,${value},1\nc,1,0\n`);
    expect(error.message).toBe(
      `l.csv: column "Edema" holds ${value} in row 2; expected 0, 1, true, false, -1 or empty; choose what ${value} means, or that the column is no class`,
    );
    expect(error.details.remedies!.map(({ option }) => option)).toContain(remedy);
    expect(error.details).toMatchObject({ file: 'l.csv', column: 'Edema', row: 2 });
  });

  test('how often a column holds no label', async () => {
    const error = await labelsError('id,Edema\na,2\nb,1\nc,3\nd,7\n');
    expect(error.message).toContain('column "Edema" holds 2 in row 1 and 2 more; expected 0, 1');
  });
});

suite('what labels mean', () => {
  const read = async (text: string, meanings: StatedMeanings = {}) => {
    const { content, description } = await ready('l.csv', text, { role: 'labels', meanings });
    return { labels: content.labels.map((own) => [...own].join(' ')), notes: description.notes };
  };
  const TEXT = 'id,Edema,Mass\na,1,0\nb,,-1\nc,-1,1\nd,0,0\n';

  test.each<readonly [StatedMeanings, string, string]>([
    [{}, '1 255 255 0', '0 255 1 0'],
    [{ blank: 'negative' }, '1 0 255 0', '0 255 1 0'],
    [{ minusOne: 'positive' }, '1 255 1 0', '0 1 1 0'],
    [{ minusOne: 'negative', zero: 'unknown' }, '1 255 0 255', '255 0 1 255'],
  ])('%j', async (meanings, edema, mass) => {
    expect((await read(TEXT, meanings)).labels).toEqual([edema, mass]);
  });

  test('1 and -1 without a 0 are positive and negative, and it is said', async () => {
    const text = 'id,Edema,Mass\na,1,-1\nb,-1,-1\n';
    expect(await read(text)).toEqual({
      labels: ['1 0', '0 0'],
      notes: ['The labels are 1 and -1 and never 0: -1 is read as negative'],
    });
    expect((await read(text, { minusOne: 'unknown' })).labels).toEqual(['1 255', '255 255']);
  });

  test('where nothing is negative, the reader is asked', async () => {
    const empty = await labelsError('id,Edema,Mass\na,1,\nb,,1\n');
    expect(empty.message).toMatch(/never 0.*choose what means negative$/);
    expect(empty.details.remedies).toMatchObject([
      { overrides: { meanings: { blank: 'negative' } }, action: 'Empty is negative' },
    ]);
    const both = await labelsError('id,Edema,Mass\na,1,-1\nb,,1\n');
    expect(both.details.remedies!.map(({ option }) => option)).toEqual([
      '--blank negative reads empty labels as negative.',
      '--minus-one negative reads -1 as negative.',
    ]);
    expect((await read('id,Edema\na,1\nb,\n', { blank: 'negative' })).labels).toEqual(['1 0']);
  });

  test.each(['NA', 'n/a', 'None', 'null', 'NaN', '?', 'uncertain'])('%s', async (word) => {
    expect((await read(`id,Edema,Mass\na,1,0\nb,0,1\nc,${word},1\n`)).labels).toEqual([
      '1 0 255',
      '0 1 1',
    ]);
  });

  test('words, codes and soft labels', async () => {
    expect((await read('id,Edema,Mass\na,Yes,Positive\nb,no,NEGATIVE\n')).labels).toEqual([
      '1 0',
      '1 0',
    ]);
    const codes = 'id,grade\na,0\nb,1\nc,2\nd,3\n';
    expect((await labelsError(codes)).message).toContain('holds 2 in row 3 and 1 more');
    const words = { 1: 'negative', 2: 'positive', 3: 'positive' } as const;
    expect((await read(codes, { words })).labels).toEqual(['0 0 1 1']);
    const severe = 'id,grade\na,mild\nb,severe\nc,\n';
    expect(
      (await read(severe, { words: { mild: 'negative', severe: 'positive' } })).labels,
    ).toEqual(['0 1 255']);
    const soft = 'id,Edema,Mass\na,0.25,1\nb,0.75,0.5\nc,0.5,0\n';
    expect((await labelsError(soft)).details.remedies).toMatchObject([
      { overrides: { meanings: { cut: 0.5 } } },
    ]);
    expect((await read(soft, { cut: 0.5 })).labels).toEqual(['0 1 0', '1 0 0']);
  });

  test('columns that are no classes are named', async () => {
    const text = 'id,Male,fold,Edema\na,0,1,1\nb,1,2,0\n';
    expect((await read(text)).notes).toEqual(['Not classes: columns Male, fold']);
  });
});

suite('checking ids and classes', () => {
  test('no rows', async () => {
    expect((await labelsError('id,Edema\n')).message).toBe(
      'l.csv: has column names but no rows; expected a row for each image',
    );
  });

  test('no id column', async () => {
    expect((await predictionsError('Edema,Mass\n0.1,0.2\n0.3,0.4\n')).message).toBe(
      'p.csv: has no id column (no known id column, and no text column whose values are all different); its columns are "Edema", "Mass"; expected one such as "dicom_id" or "Image Index". Choose the column (--id NAME), or, if you know that rows are in the order of the other file, confirm it',
    );
  });

  test('ids that occur more than once', async () => {
    const error = await labelsError('id,Edema\na,0\nb,1\nb,1\nc,0\nb,0\na,1\n');
    expect(error.message).toBe(
      'l.csv: id "a" occurs 2 times in column "id", first in row 1, and 1 other id occurs more than once too; expected each id once, or a choice of how several rows are combined',
    );
    expect(error.details).toMatchObject({ column: 'id', row: 1, value: 'a' });
    expect((await predictionsError('id,x\na,0\nb,1\nb,.5\nb,0\n')).message).toBe(
      'p.csv: id "b" occurs 3 times in column "id", first in row 2; expected each id once, or a choice of how several rows are combined',
    );
  });

  test('an empty id', async () => {
    expect((await labelsError('id,Edema\na,0\n,1\n,1\n')).message).toBe(
      'l.csv: id column "id" is empty in row 2 and 1 more; expected an id in each row',
    );
  });

  test('no class column', async () => {
    expect((await labelsError('id,note\na,x\nb,y\n')).message).toBe(
      'l.csv: has no class column; expected columns of 0 and 1',
    );
    expect((await predictionsError('id,note\na,x\nb,y\n')).message).toBe(
      'p.csv: has no class column; expected a column of scores for each class',
    );
  });

  test('two columns of one class', async () => {
    const text = 'id,prob_Rounded_Atelectasis,Round(ed) Atelectasis\na,0.1,0.2\n';
    expect((await predictionsError(text)).message).toBe(
      'p.csv: columns "prob_Rounded_Atelectasis" and "Round(ed) Atelectasis" both name the class "Round(ed) Atelectasis"; expected one column for each class',
    );
  });

  test('Effusion and Pleural Effusion are two classes', async () => {
    const check = await predictions('id,Effusion,Pleural_Effusion\na,0.1,0.2\n');
    expect(check.classes.map(({ key }) => key)).toEqual(['effusion', 'pleural effusion']);
  });

  test('metadata', async () => {
    const good = 'id,sex,age\na,F,30\nb,M,40\n';
    const { content } = await ready('m.csv', good, { role: 'metadata' });
    expect(content.check).toEqual({ images: 2, attributes: ['sex', 'age'] });
    const error = await refused('m.csv', 'id,sex\na,F\na,M\n', { role: 'metadata' });
    expect(error.message).toMatch(/id "a" occurs 2 times/);
  });
});
