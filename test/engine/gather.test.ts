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
import { expect, test } from 'vitest';
import { gatherColumn, gatherLabels, gatherScores } from '@/lib/engine/gather';
import { loadFile } from '@/lib/engine/load-file';
import { onBothDatabases } from './databases';
import { fileOf, parquetOf } from './files';

onBothDatabases('gather', (db) => {
  const load = async (content: string | Uint8Array) =>
    (await loadFile(db(), fileOf('f.csv', content))).table;
  const ids = () => vectorFromArray(['a', 'b', 'c'], new Utf8());

  test('scores in the precision of the file', async () => {
    const thousandths = makeData({
      type: new Decimal(3, 10, 128),
      length: 3,
      data: Uint32Array.of(123, 0, 0, 0, 250, 0, 0, 0, 1000, 0, 0, 0),
    });
    const table = await load(
      parquetOf([
        ['half', vectorFromArray([0.5, 0, 1], new Float16())],
        ['float', vectorFromArray([0.1, 0, 1], new Float32())],
        ['double', vectorFromArray([0.1, 0, 1], new Float64())],
        ['decimal', new Vector([thousandths])],
        ['int', vectorFromArray([1, 0, 1], new Int8())],
        ['bool', vectorFromArray([true, false, true], new Bool())],
        ['text', vectorFromArray(['0.1', '0', '1e0'], new Utf8())],
        ['id', ids()],
        ['ninth', vectorFromArray([0.9, 0, 1], new Float64())],
      ]),
    );
    const names = ['ninth', 'half', 'float', 'double', 'decimal', 'int', 'bool', 'text', 'id'];
    expect(await gatherScores(db(), table, names.slice(0, 8), 'probability')).toEqual([
      Float64Array.of(0.9, 0, 1),
      Float32Array.of(0.5, 0, 1),
      Float32Array.of(0.1, 0, 1),
      Float64Array.of(0.1, 0, 1),
      Float64Array.of(0.123, 0.25, 1),
      Float64Array.of(1, 0, 1),
      Float64Array.of(1, 0, 1),
      Float64Array.of(0.1, 0, 1),
    ]);
  });

  test('percentages and logits become probabilities in double precision', async () => {
    const table = await load(
      parquetOf([
        ['float', vectorFromArray([0, 12.5, 100], new Float32())],
        ['double', vectorFromArray([-800, 0, 2], new Float64())],
      ]),
    );
    const [percent] = await gatherScores(db(), table, ['float'], 'percent');
    expect(percent).toEqual(Float64Array.of(0, 0.125, 1));
    const [logit] = await gatherScores(db(), table, ['double'], 'logit');
    expect(logit).toBeInstanceOf(Float64Array);
    expect(logit![0]).toBeCloseTo(0, 15);
    expect(logit![1]).toBe(0.5);
    // 1 / (1 + e^-2)
    expect(logit![2]).toBeCloseTo(0.8807970779778823, 15);
  });

  test('labels as 0, 1 and 255', async () => {
    const table = await load('id,a,b,c\nx,1,TRUE,0.0\ny,0,false,1.0\nz,-1,,\n');
    expect(await gatherLabels(db(), table, ['c', 'a', 'b'])).toEqual([
      Uint8Array.of(0, 1, 255),
      Uint8Array.of(1, 0, 255),
      Uint8Array.of(1, 0, 255),
    ]);
    const parquet = await load(
      parquetOf([
        ['float', vectorFromArray([1, 0, Number.NaN], new Float32())],
        ['bool', vectorFromArray([true, false, null], new Bool())],
        ['int', vectorFromArray([1, 0, -1], new Int8())],
      ]),
    );
    const expected = Uint8Array.of(1, 0, 255);
    expect(await gatherLabels(db(), parquet, ['float', 'bool', 'int'])).toEqual([
      expected,
      expected,
      expected,
    ]);
  });

  test('attributes: numbers as numbers, anything else as text, missing as missing', async () => {
    const table = await load(
      'id,age,sex,smoker,date\nx,30,F,true,2020-01-02\ny,,,,\nz,7,M,false,2021-05-06\n',
    );
    const columns = await Promise.all(
      ['age', 'sex', 'smoker', 'date'].map((name) => gatherColumn(db(), table, name)),
    );
    expect(columns).toEqual([
      Float64Array.of(30, Number.NaN, 7),
      ['F', null, 'M'],
      [true, null, false],
      ['2020-01-02', null, '2021-05-06'],
    ]);
  });

  test('many columns, in the order asked for, in row order', async () => {
    const n = 5000;
    const names = Array.from({ length: 45 }, (_, c) => `c${c}`);
    const rows = Array.from({ length: n }, (_, i) =>
      names.map((_, c) => (i * 45 + c) / (n * 45)).join(','),
    );
    const table = await load(`${names.join(',')}\n${rows.join('\n')}\n`);
    const asked = names.toReversed();
    const scores = await gatherScores(db(), table, asked, 'probability');
    expect(scores).toHaveLength(45);
    for (const [k, name] of asked.entries()) {
      const c = names.indexOf(name);
      expect(scores[k]).toEqual(
        Float64Array.from({ length: n }, (_, i) => (i * 45 + c) / (n * 45)),
      );
    }
  });

  test('what is gathered is a copy that can be given to another thread', async () => {
    const table = await load('id,x\na,0.5\nb,1\n');
    const [first] = await gatherScores(db(), table, ['x'], 'probability');
    expect(first!.buffer.byteLength).toBe(16);
    structuredClone(first, { transfer: [first!.buffer] });
    const [second] = await gatherScores(db(), table, ['x'], 'probability');
    expect(second).toEqual(Float64Array.of(0.5, 1));
  });

  test('a column that is not there is a mistake of the program', async () => {
    const table = await load('id,x\na,0.5\n');
    await expect(gatherScores(db(), table, ['y'], 'probability')).rejects.toThrow(
      'has no column "y"',
    );
  });
});
