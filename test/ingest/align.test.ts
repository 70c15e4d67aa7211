import { Float64, Int64, Utf8, vectorFromArray } from 'apache-arrow';
import { expect, describe as suite, test } from 'vitest';
import { align } from '@/lib/ingest/align';
import { idIndex } from '@/lib/ingest/id-index';
import { InputError } from '@/lib/ingest/input-error';
import type { AlignedIds } from '@/lib/ingest/types';
import { idsOf } from '@/lib/ingest/values';
import { parquetOf } from './files';
import { columnsOf } from './read';

suite('align', () => {
  const side = async (fileName: string, content: string | Uint8Array, idColumn = 'id') => {
    const column = (await columnsOf(content, fileName)).get(idColumn)!;
    return { fileName, idColumn, ids: idsOf(column, column.values.length) };
  };
  const pair = (labels: AlignedIds, predictions: AlignedIds) =>
    align({ ...labels, index: () => idIndex(labels.ids) }, predictions);
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

  test('integer ids of Parquet meet those of CSV; 007 and 7 are two', async () => {
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
    ['the file extension', ['a', 'b', 'c'], ['a.png', 'b.png', 'c.png'], 3],
    ['the folder before the name', ['a.png', 'b.png'], ['x/y/a.png', 'x/b.png'], 2],
    ['the folder and the file extension', ['a', 'b'], ['x/a.png', 'x/b.png'], 2],
    ['case or spaces', ['Ab', 'Cd'], ['ab', 'CD'], 2],
    ['leading zeros', ['001', '002'], ['1', '2'], 2],
  ])('no shared id, but for %s', async (difference, labels, predictions, n) => {
    const error = await misfit(labels, predictions);
    const two = (ids: string[]) => `"${ids[0]}" and "${ids[1]}"`;
    expect(error.message).toBe(
      `model.csv: shares no id with labels.csv: column "id" holds ${two(predictions)}, column "id" there ${two(labels)}; ${n} ids would match but for ${difference}`,
    );
    expect(error.details).toMatchObject({ column: 'id', expected: 'ids of labels.csv' });
  });

  test('no shared id at all', async () => {
    expect((await misfit(['a'], ['b', 'c', 'd'])).message).toBe(
      'model.csv: shares no id with labels.csv: column "id" holds "b" and "c", column "id" there "a"; are they of the same images, and are these the id columns?',
    );
  });
});
