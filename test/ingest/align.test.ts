import { Float64, Int64, Utf8, vectorFromArray } from 'apache-arrow';
import { expect, describe as suite, test } from 'vitest';
import { align } from '@/lib/ingest/align';
import { InputError } from '@/lib/ingest/input-error';
import type { AlignedIds } from '@/lib/ingest/match/alignment';
import { idsOf } from '@/lib/ingest/values';
import { parquetOf } from './files';
import { columnsOf } from './read';

suite('align', () => {
  const side = async (fileName: string, content: string | Uint8Array, idColumn = 'id') => {
    const column = (await columnsOf(content, fileName)).get(idColumn)!;
    return { fileName, idColumn, ids: idsOf(column, column.values.length) };
  };
  const pair = (labels: AlignedIds, predictions: AlignedIds) => align(labels, predictions);
  const csv = (name: string, ids: readonly string[]) =>
    side(name, `id,x\n${ids.map((id) => `${id},0.5`).join('\n')}\n`);
  const ofIds = async (labels: readonly string[], predictions: readonly string[]) =>
    pair(await csv('labels.csv', labels), await csv('model.csv', predictions));

  const misfit = async (labels: readonly string[], predictions: readonly string[]) => {
    const error: unknown = await ofIds(labels, predictions).catch((reason: unknown) => reason);
    if (error instanceof InputError) return error;
    throw new Error('expected an InputError');
  };

  test('rows in label order, and what only one side has', async () => {
    expect(await ofIds(['c', 'a', 'x', 'b', 'y'], ['z', 'a', 'b', 'c'])).toEqual({
      labelRows: Int32Array.of(0, 1, 3),
      predictionRows: Int32Array.of(3, 1, 2),
      onlyLabels: 2,
      onlyPredictions: 1,
      onlyLabelsExamples: ['x', 'y'],
      onlyPredictionsExamples: ['z'],
      matching: {
        columns: { labels: 'id', predictions: 'id' },
        isByOthers: false,
        differences: [],
        repeated: null,
      },
      groups: null,
    });
  });

  test('at most five examples, the first', async () => {
    const ids = Array.from({ length: 9 }, (_, i) => `i${i}`);
    const aligned = await ofIds([...ids, 'a'], ['a']);
    expect(aligned).toMatchObject({ onlyLabels: 9, onlyPredictions: 0 });
    expect(aligned.onlyLabelsExamples).toEqual(['i0', 'i1', 'i2', 'i3', 'i4']);
  });

  test('thousands of rows in reverse', async () => {
    const n = 20_000;
    const ids = Array.from({ length: n }, (_, i) => `i${i}`);
    const aligned = await ofIds(ids, ids.toReversed());
    expect(aligned.labelRows).toHaveLength(n);
    expect(aligned.labelRows.findIndex((row, i) => row !== i)).toBe(-1);
    expect(aligned.predictionRows.findIndex((row, i) => row !== n - 1 - i)).toBe(-1);
  });

  test('integer ids of Parquet meet those of CSV; 007 beside 7 is another id', async () => {
    const labels = await csv('labels.csv', ['7', '12', '007']);
    const x = () => vectorFromArray([0.5, 1], new Float64());
    for (const id of [
      vectorFromArray([12n, 7n], new Int64()),
      vectorFromArray([12, 7], new Float64()),
      vectorFromArray(['12', '7'], new Utf8()),
    ]) {
      const predictions = await side(
        'model.parquet',
        parquetOf([
          ['id', id],
          ['x', x()],
        ]),
      );
      expect(pair(labels, predictions)).toMatchObject({
        labelRows: Int32Array.of(0, 1),
        predictionRows: Int32Array.of(1, 0),
        onlyLabelsExamples: ['007'],
      });
    }
  });

  test('id columns of any name and ids of any text', async () => {
    const odd = `it's "x"; --`;
    const labels = await side('l.csv', `"${odd.replaceAll('"', '""')}",y\n"a""b",1\n`, odd);
    const predictions = await side('p.csv', 'Image Index,y\n"a""b",1\n', 'Image Index');
    expect(pair(labels, predictions).labelRows).toEqual(Int32Array.of(0));
  });

  test.each([
    ['the file extension', ['a', 'b', 'c'], ['a.png', 'b.png', 'c.nii.gz']],
    ['the path before the name', ['a.png', 'b.png'], ['x/y/a.png', 'x\\b.png']],
    ['the path before the name and the file extension', ['a', 'b'], ['x/a.png', 'x/b.png']],
    ['upper and lower case', ['Ab', 'Cd'], ['ab', 'CD']],
    ['spaces, quotes and Unicode form', ['b\u00e4r', 'c d'], ['ba\u0308r', 'c  d']],
    ['leading zeros', ['001', '002'], ['1', '2']],
    ['leading zeros', ['p01_02', 'p01_03'], ['p1_2', 'p1_3']],
    [
      'the file extension and leading zeros',
      ['00000013_005.png', '00000014_000.png'],
      ['13_005', '14_0'],
    ],
  ])('ids that meet but for %s', async (difference, labels, predictions) => {
    const aligned = await ofIds(labels, predictions);
    const rows = Int32Array.from(labels, (_, row) => row);
    expect(aligned).toMatchObject({ labelRows: rows, predictionRows: rows });
    expect(aligned.matching.differences).toEqual([{ difference, count: labels.length }]);
  });

  test('the longest common end of two paths', async () => {
    const labels = ['d/p1/s1/v.jpg', 'd/p1/s2/v.jpg', 'd/p2/s1/v.jpg'];
    const aligned = await ofIds(labels, ['p2/s1/v.jpg', 'p1/s2/v.jpg', 'other/p1/s1/v.jpg']);
    expect(aligned.predictionRows).toEqual(Int32Array.of(2, 1, 0));
  });

  test('some ids are equal and some differ in spelling', async () => {
    const aligned = await ofIds(['00123', '4', 'x'], ['123', '4', '5']);
    expect(aligned).toMatchObject({
      labelRows: Int32Array.of(0, 1),
      predictionRows: Int32Array.of(0, 1),
      onlyLabelsExamples: ['x'],
      onlyPredictionsExamples: ['5'],
      matching: { differences: [{ difference: 'leading zeros', count: 1 }] },
    });
  });

  test('an id that two others may mean is left alone', async () => {
    const aligned = await ofIds(['01', '001', 'a'], ['1', 'a']);
    expect(aligned).toMatchObject({ labelRows: Int32Array.of(2), onlyPredictions: 1 });
  });

  test('another folder is another image where folders are equal elsewhere', async () => {
    const aligned = await ofIds(['train/1.png', 'train/2.png'], ['train/1.png', 'test/2.png']);
    expect(aligned.labelRows).toEqual(Int32Array.of(0));
  });

  test('by a column that both files have, where those taken for ids differ', async () => {
    const columnOf = async (text: string, name: string) =>
      idsOf((await columnsOf(text)).get(name)!, 2);
    const labels = 'row,file\n1,a\n2,b\n';
    const predictions = 'id,file\nx,b\ny,a\n';
    const aligned = pair(
      {
        fileName: 'l.csv',
        idColumn: 'row',
        ids: await columnOf(labels, 'row'),
        otherIds: [{ column: 'file', ids: await columnOf(labels, 'file') }],
      },
      {
        fileName: 'p.csv',
        idColumn: 'id',
        ids: await columnOf(predictions, 'id'),
        otherIds: [{ column: 'file', ids: await columnOf(predictions, 'file') }],
      },
    );
    expect(aligned.predictionRows).toEqual(Int32Array.of(1, 0));
    expect(aligned.matching.columns).toEqual({ labels: 'file', predictions: 'file' });
  });

  test('several rows of one id are grouped once it is said what they come to', async () => {
    const labels = await csv('l.csv', ['a', 'b', 'c']);
    const predictions = await csv('p.csv', ['b', 'a', 'b', 'z']);
    expect(() => align(labels, predictions)).toThrow(/1 of its ids have several rows/);
    expect(align(labels, predictions, 'mean')).toMatchObject({
      labelRows: Int32Array.of(0, 1),
      groups: Int32Array.of(1, 0, 1, -1),
      onlyLabelsExamples: ['c'],
      onlyPredictionsExamples: ['z'],
      matching: { repeated: { by: 'mean', ids: 1 } },
    });
  });

  test('by order, if there are as many rows', async () => {
    const labels = await csv('l.csv', ['a', 'b']);
    const unnamed = { ...(await csv('p.csv', ['1', '2'])), idColumn: null };
    expect(pair(labels, unnamed)).toMatchObject({
      predictionRows: Int32Array.of(0, 1),
      matching: { columns: null },
    });
    const longer = { ...(await csv('p.csv', ['1', '2', '3'])), idColumn: null };
    expect(() => pair(labels, longer)).toThrow(
      'p.csv: has 3 rows and no ids to match them by; expected 2 rows, as l.csv has',
    );
  });

  test('no shared id at all', async () => {
    expect((await misfit(['a'], ['b', 'c', 'd'])).message).toBe(
      'model.csv: shares no id with labels.csv, even if paths, file extensions, leading zeros and case are ignored: column "id" holds "b" and "c", column "id" there "a"; are they of the same images, and are these the id columns?',
    );
  });
});
