import {
  Bool,
  Decimal,
  Float16,
  Float32,
  Float64,
  Int8,
  makeData,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow';
import { expect, describe as suite, test } from 'vitest';
import type { Overrides } from '@/lib/ingest/types';
import { parquetOf } from './files';
import { ready } from './read';

const ids = () => vectorFromArray(['a', 'b', 'c'], new Utf8());

suite('scores and labels of a file', () => {
  const scores = async (content: string | Uint8Array, choices: Omit<Overrides, 'role'> = {}) =>
    (await ready('f.csv', content, { ...choices, role: 'predictions' })).content.scores;
  const labels = async (content: string | Uint8Array) =>
    (await ready('f.csv', content, { role: 'labels' })).content.labels;

  test('scores in the precision of the file', async () => {
    const thousandths = makeData({
      type: new Decimal(3, 10, 128),
      length: 3,
      data: Uint32Array.of(123, 0, 0, 0, 250, 0, 0, 0, 1000, 0, 0, 0),
    });
    const bytes = parquetOf([
      ['id', ids()],
      ['half', vectorFromArray([0.5, 0, 1], new Float16())],
      ['float', vectorFromArray([0.1, 0, 1], new Float32())],
      ['double', vectorFromArray([0.1, 0, 1], new Float64())],
      ['decimal', new Vector([thousandths])],
      ['int', vectorFromArray([1, 0, 1], new Int8())],
      ['bool', vectorFromArray([true, false, true], new Bool())],
      ['text', vectorFromArray(['0.1', '0', '1e0'], new Utf8())],
    ]);
    expect(await scores(bytes)).toEqual([
      Float32Array.of(0.5, 0, 1),
      Float32Array.of(0.1, 0, 1),
      Float64Array.of(0.1, 0, 1),
      Float64Array.of(0.123, 0.25, 1),
      Float64Array.of(1, 0, 1),
      Float64Array.of(1, 0, 1),
      Float64Array.of(0.1, 0, 1),
    ]);
  });

  test('percentages, logits and other scores stay as they are', async () => {
    const float = vectorFromArray([0, 12.5, 100], new Float32());
    const bytes = parquetOf([
      ['id', ids()],
      ['x', float],
    ]);
    for (const scale of ['percent', 'logit', 'rank'] as const) {
      expect(await scores(bytes, { scale })).toEqual([Float32Array.of(0, 12.5, 100)]);
    }
  });

  test('labels as 0, 1 and 255', async () => {
    expect(await labels('id,a,b,c\nx,1,TRUE,0.0\ny,0,false,1.0\nz,-1,,\n')).toEqual([
      Uint8Array.of(1, 0, 255),
      Uint8Array.of(1, 0, 255),
      Uint8Array.of(0, 1, 255),
    ]);
    const parquet = parquetOf([
      ['id', ids()],
      ['float', vectorFromArray([1, 0, Number.NaN], new Float32())],
      ['bool', vectorFromArray([true, false, null], new Bool())],
      ['int', vectorFromArray([1, 0, -1], new Int8())],
    ]);
    const expected = Uint8Array.of(1, 0, 255);
    expect(await labels(parquet)).toEqual([expected, expected, expected]);
  });

  test('many columns, in their order, in row order', async () => {
    const n = 5000;
    const value = (row: number, column: number) => (row * 45 + column) / (n * 45);
    const names = Array.from({ length: 45 }, (_, c) => `c${c}`);
    const rows = Array.from({ length: n }, (_, i) =>
      [`i${i}`, ...names.map((_, c) => value(i, c))].join(','),
    );
    const found = await scores(`id,${names.join(',')}\n${rows.join('\n')}\n`);
    expect(found).toHaveLength(45);
    const wrong = found.map((column, c) => column.findIndex((x, i) => x !== value(i, c)));
    expect(wrong).toEqual(names.map(() => -1));
  });

  test.each([
    ['CSV', 'id,x\na,0.5\nb,1\n', 16],
    [
      'Parquet',
      parquetOf([
        ['id', vectorFromArray(['a', 'b'], new Utf8())],
        ['x', vectorFromArray([0.5, 1], new Float32())],
      ]),
      8,
    ],
  ])(
    'a column of %s can be given to another thread, and nothing with it',
    async (_, file, bytes) => {
      const { content } = await ready('f.csv', file, { role: 'predictions' });
      expect(content.scores[0]!.buffer.byteLength).toBe(bytes);
      expect(content.ids.bytes.buffer.byteLength).toBe(2);
      const moved = structuredClone(content.scores[0], { transfer: [content.scores[0]!.buffer] });
      expect([...moved!]).toEqual([0.5, 1]);
      expect(content.ids.at(1)).toBe('b');
    },
  );
});
