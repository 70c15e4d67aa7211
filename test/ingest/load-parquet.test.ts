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
import { expect, describe as suite, test } from 'vitest';
import { parquetOf } from './files';
import { columnsOf, ingest, textsOf } from './read';

const ids = vectorFromArray(['a', 'b', 'c'], new Utf8());

suite('Parquet', () => {
  const load = async (bytes: Uint8Array, name = 'scores.parquet') =>
    (await ingest(name, bytes)).facts!;
  const values = async (bytes: Uint8Array, names: readonly string[]) => {
    const columns = await columnsOf(bytes);
    return names.map((name) => columns.get(name)!.values);
  };
  const texts = async (bytes: Uint8Array, name: string) =>
    textsOf((await columnsOf(bytes)).get(name)!);

  test('columns of more rows than a record batch has', async () => {
    const rows = Array.from({ length: 70_000 }, (_, i) => i);
    const ofRow = {
      text: (i: number) => (i % 5 === 0 ? null : `é${i}`),
      flag: (i: number) => (i % 7 === 0 ? null : i % 3 === 0),
      score: (i: number) => i / 128,
    };
    const bytes = parquetOf([
      ['text', vectorFromArray(rows.map(ofRow.text), new Utf8())],
      ['flag', vectorFromArray(rows.map(ofRow.flag), new Bool())],
      ['score', vectorFromArray(rows.map(ofRow.score), new Float32())],
    ]);
    const columns = await columnsOf(bytes);
    const flags = rows.map(ofRow.flag).map((flag) => (flag === null ? null : String(flag)));
    const scores = Float32Array.from(rows, ofRow.score);
    // As one text: comparing so many values one by one takes seconds.
    const same = (found: Iterable<unknown>, expected: Iterable<unknown>) =>
      expect(JSON.stringify([...found])).toBe(JSON.stringify([...expected]));
    same(textsOf(columns.get('text')!), rows.map(ofRow.text));
    same(textsOf(columns.get('flag')!), flags);
    same(columns.get('score')!.values as Float32Array, scores);
    expect(columns.get('score')!.values).toBeInstanceOf(Float32Array);
  });

  test.each(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI', 'LZ4', 'LZ4_RAW', 'ZSTD'] as const)(
    'codec %s',
    async (codec) => {
      const edema = vectorFromArray([0.5, 0.25, 1], new Float32());
      const compression = Compression[codec];
      const bytes = parquetOf(
        [
          ['dicom_id', ids],
          ['Edema', edema],
        ],
        { compression },
      );
      const loaded = await load(bytes);
      expect(loaded).toMatchObject({ format: 'parquet', rows: 3, fileName: 'scores.parquet' });
      expect(loaded.hash).toMatch(/^[0-9a-f]{64}$/);
      const [scores] = await values(bytes, ['Edema']);
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
    const bytes = parquetOf(
      [
        ['id', id],
        ['x', x],
      ],
      { ...options, rowGroup: 100 },
    );
    const [scores] = await values(bytes, ['x']);
    expect(scores).toEqual(Float64Array.from({ length: n }, (_, i) => i / n));
    expect(await texts(bytes, 'id')).toEqual(Array.from({ length: n }, (_, i) => `i${i}`));
  });

  test('every kind of number column keeps its values', async () => {
    const thousandths = makeData({
      type: new Decimal(3, 10, 128),
      length: 3,
      data: Uint32Array.of(500, 0, 0, 0, 250, 0, 0, 0, 1000, 0, 0, 0),
    });
    const bytes = parquetOf([
      ['id', ids],
      ['half', vectorFromArray([0.5, 0.333251953125, null], new Float16())],
      ['float', vectorFromArray([0.1, 0.2, 0.3], new Float32())],
      ['double', vectorFromArray([0.1, 0.2, 0.3], new Float64())],
      ['decimal', new Vector([thousandths])],
      ['int8', vectorFromArray([1, 0, -1], new Int8())],
      ['uint16', vectorFromArray([1, 0, 65535], new Uint16())],
      ['int64', vectorFromArray([1n, 0n, 5_000_000_000n], new Int64())],
      ['boolean', vectorFromArray([true, false, true], new Bool())],
    ]);
    const { columns } = await load(bytes);
    expect(columns.map(({ name, kind }) => `${name}:${kind}`)).toEqual([
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
    expect(await values(bytes, names)).toEqual([
      Float32Array.of(0.5, 0.333251953125, Number.NaN),
      Float32Array.of(0.1, 0.2, 0.3),
      Float64Array.of(0.1, 0.2, 0.3),
      Float64Array.of(0.5, 0.25, 1),
      Int8Array.of(1, 0, -1),
      Uint16Array.of(1, 0, 65535),
      Float64Array.of(1, 0, 5_000_000_000),
      Uint8Array.of(1, 0, 1),
    ]);
  });

  test.each([
    ['large strings', new LargeUtf8()],
    ['categories', new Dictionary(new Utf8(), new Int32())],
    ['categories of large strings', new Dictionary(new LargeUtf8(), new Int32())],
  ])('ids as %s are text', async (_, type) => {
    const id = vectorFromArray(['a', 'b', 'a'], type);
    const bytes = parquetOf([
      ['id', id],
      ['x', vectorFromArray([1, 0, 0], new Int8())],
    ]);
    expect((await load(bytes)).columns[0]).toMatchObject({ name: 'id', kind: 'text' });
    expect(await texts(bytes, 'id')).toEqual(['a', 'b', 'a']);
  });

  test('a footer that asks for string views is read as plain strings', async () => {
    const bytes = parquetOf([
      ['id', ids],
      ['x', vectorFromArray([1, 0, 0], new Int8())],
    ]);
    expect(await texts(withStringViewHint(bytes), 'id')).toEqual(['a', 'b', 'c']);
  });

  test('no rows', async () => {
    const bytes = parquetOf([['id', vectorFromArray([], new Utf8())]]);
    expect((await load(bytes)).rows).toBe(0);
  });

  test('column names may hold anything', async () => {
    const names = ['a"b', "it's", '; DROP TABLE x', '<b>', '__proto__', ' ', 'ü 🫁', 'a\nb'];
    const x = () => vectorFromArray([0.5, 0.25, 1], new Float64());
    const bytes = parquetOf(names.map((name) => [name, x()] as const));
    expect((await load(bytes)).columns.map(({ name }) => name)).toEqual(names);
    const scores = await values(bytes, names);
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
