import {
  Bool,
  Decimal,
  Dictionary,
  Float16,
  Float32,
  Float64,
  Int8,
  Int32,
  Int64,
  LargeUtf8,
  makeData,
  Uint16,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow';
import { Compression, WriterVersion } from 'parquet-wasm/node';
import { expect, test } from 'vitest';
import { gatherColumn, gatherScores } from '@/lib/engine/gather';
import { loadFile } from '@/lib/engine/load-file';
import { onBothDatabases } from './databases';
import { fileOf, parquetOf } from './files';

const ids = vectorFromArray(['a', 'b', 'c'], new Utf8());

onBothDatabases('Parquet', (db) => {
  const load = (bytes: Uint8Array, name = 'scores.parquet') => loadFile(db(), fileOf(name, bytes));

  test.each(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI', 'LZ4', 'LZ4_RAW', 'ZSTD'] as const)(
    'codec %s',
    async (codec) => {
      const edema = vectorFromArray([0.5, 0.25, 1], new Float32());
      const compression = Compression[codec];
      const loaded = await load(
        parquetOf(
          [
            ['dicom_id', ids],
            ['Edema', edema],
          ],
          { compression },
        ),
      );
      expect(loaded).toMatchObject({ format: 'parquet', rows: 3, fileName: 'scores.parquet' });
      expect(loaded.hash).toMatch(/^[0-9a-f]{64}$/);
      const [scores] = await gatherScores(db(), loaded.table, ['Edema'], 'probability');
      expect(scores).toEqual(Float32Array.of(0.5, 0.25, 1));
    },
  );

  test.each([
    { dictionary: true, version: WriterVersion.V1 },
    { dictionary: false, version: WriterVersion.V1 },
    { dictionary: true, version: WriterVersion.V2 },
    { dictionary: false, version: WriterVersion.V2 },
  ])('many row groups in order, $dictionary, version $version', async (options) => {
    const n = 2500;
    const id = vectorFromArray(
      Array.from({ length: n }, (_, i) => `i${i}`),
      new Utf8(),
    );
    const x = vectorFromArray(
      Array.from({ length: n }, (_, i) => i / n),
      new Float64(),
    );
    const loaded = await load(
      parquetOf(
        [
          ['id', id],
          ['x', x],
        ],
        { ...options, rowGroup: 100 },
      ),
    );
    const [scores] = await gatherScores(db(), loaded.table, ['x'], 'probability');
    expect(scores).toEqual(Float64Array.from({ length: n }, (_, i) => i / n));
    expect(await gatherColumn(db(), loaded.table, 'id')).toEqual(
      Array.from({ length: n }, (_, i) => `i${i}`),
    );
  });

  test('every kind of number column keeps its values', async () => {
    const thousandths = makeData({
      type: new Decimal(3, 10, 128),
      length: 3,
      data: Uint32Array.of(500, 0, 0, 0, 250, 0, 0, 0, 1000, 0, 0, 0),
    });
    const loaded = await load(
      parquetOf([
        ['id', ids],
        ['half', vectorFromArray([0.5, 0.333251953125, null], new Float16())],
        ['float', vectorFromArray([0.1, 0.2, 0.3], new Float32())],
        ['double', vectorFromArray([0.1, 0.2, 0.3], new Float64())],
        ['decimal', new Vector([thousandths])],
        ['int8', vectorFromArray([1, 0, -1], new Int8())],
        ['uint16', vectorFromArray([1, 0, 65535], new Uint16())],
        ['int64', vectorFromArray([1n, 0n, 5_000_000_000n], new Int64())],
        ['boolean', vectorFromArray([true, false, true], new Bool())],
      ]),
    );
    expect(loaded.columns.map(({ name, kind }) => `${name}:${kind}`)).toEqual([
      'id:text',
      'half:float',
      'float:float',
      'double:double',
      'decimal:double',
      'int8:integer',
      'uint16:integer',
      'int64:integer',
      'boolean:boolean',
    ]);
    const names = ['half', 'float', 'double', 'decimal', 'int8', 'uint16', 'int64', 'boolean'];
    expect(await gatherScores(db(), loaded.table, names, 'probability')).toEqual([
      Float32Array.of(0.5, 0.333251953125, Number.NaN),
      Float32Array.of(0.1, 0.2, 0.3),
      Float64Array.of(0.1, 0.2, 0.3),
      Float64Array.of(0.5, 0.25, 1),
      Float64Array.of(1, 0, -1),
      Float64Array.of(1, 0, 65535),
      Float64Array.of(1, 0, 5_000_000_000),
      Float64Array.of(1, 0, 1),
    ]);
  });

  test.each([
    ['large strings', new LargeUtf8()],
    ['categories', new Dictionary(new Utf8(), new Int32())],
    ['categories of large strings', new Dictionary(new LargeUtf8(), new Int32())],
  ])('ids as %s are text', async (_, type) => {
    const id = vectorFromArray(['a', 'b', 'a'], type);
    const loaded = await load(
      parquetOf([
        ['id', id],
        ['x', vectorFromArray([1, 0, 0], new Int8())],
      ]),
    );
    expect(loaded.columns[0]).toMatchObject({ name: 'id', kind: 'text' });
    expect(await gatherColumn(db(), loaded.table, 'id')).toEqual(['a', 'b', 'a']);
  });

  test('a footer that asks for string views is read as plain strings', async () => {
    const bytes = parquetOf([
      ['id', ids],
      ['x', vectorFromArray([1, 0, 0], new Int8())],
    ]);
    const loaded = await load(withStringViewHint(bytes));
    expect(await gatherColumn(db(), loaded.table, 'id')).toEqual(['a', 'b', 'c']);
  });

  test('no rows', async () => {
    const loaded = await load(parquetOf([['id', vectorFromArray([], new Utf8())]]));
    expect(loaded.rows).toBe(0);
  });

  test('column names may hold anything', async () => {
    const names = ['a"b', "it's", '; DROP TABLE x', '<b>', '__proto__', ' ', 'ü 🫁', 'a\nb'];
    const x = () => vectorFromArray([0.5, 0.25, 1], new Float64());
    const loaded = await load(parquetOf(names.map((name) => [name, x()] as const)));
    expect(loaded.columns.map(({ name }) => name)).toEqual(names);
    const scores = await gatherScores(db(), loaded.table, names, 'probability');
    expect(scores).toEqual(names.map(() => Float64Array.of(0.5, 0.25, 1)));
  });

  test('a file is Parquet by its content, whatever its name', async () => {
    const bytes = parquetOf([['id', ids]]);
    expect(await load(bytes, 'scores.csv')).toMatchObject({ format: 'parquet', rows: 3 });
  });
});

/** Rewrites the Arrow schema in the footer so that it asks for `Utf8View` where it asked for `Utf8`. */
function withStringViewHint(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const key = text.lastIndexOf('ARROW:schema');
  const start = /[A-Za-z0-9+/]{40,}={0,2}/.exec(text.slice(key + 12))!;
  const schema = Buffer.from(start[0], 'base64');
  const UTF8 = 5;
  const UTF8_VIEW = 24;
  const type = schema.lastIndexOf(UTF8);
  expect(type).toBeGreaterThan(0);
  schema[type] = UTF8_VIEW;
  const out = Buffer.from(bytes);
  out.write(schema.toString('base64'), key + 12 + start.index, 'latin1');
  return out;
}
