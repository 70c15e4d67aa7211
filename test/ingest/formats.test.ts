import { Dictionary, Field, Float64, Int32, List, Utf8, vectorFromArray } from 'apache-arrow';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { npy } from '../cases/common';
import { arrowOf } from './files';
import { columnsOf, refused, textsOf } from './read';

const bytesOf = (array: ArrayBufferView<ArrayBuffer>) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** The values of the columns of an array, by name. */
async function valuesOf(content: Uint8Array, name = 'a.npy') {
  const columns = await columnsOf(content, name);
  return Object.fromEntries(
    [...columns].map(([key, { values }]) => [key, Array.from(values as ArrayLike<number>)]),
  );
}

describe('.npy', () => {
  const VALUES = [0, 1, 2, 3, 4, 5];
  const swapped = (bytes: Uint8Array, size: number) =>
    Uint8Array.from(bytes, (_, i) => bytes[i - (i % size) + size - 1 - (i % size)]!);

  it.each([
    ['f8', Float64Array],
    ['f4', Float32Array],
    ['i1', Int8Array],
    ['u1', Uint8Array],
    ['i2', Int16Array],
    ['u2', Uint16Array],
    ['i4', Int32Array],
    ['u4', Uint32Array],
  ] as const)('reads %s in both byte orders and both orders of axes', async (type, Values) => {
    const bytes = bytesOf(Values.from(VALUES) as ArrayBufferView<ArrayBuffer>);
    const rows = { 'array[0]': [0, 2, 4], 'array[1]': [1, 3, 5] };
    expect(await valuesOf(npy(`<${type}`, '(3, 2)', bytes))).toEqual(rows);
    const size = Values.BYTES_PER_ELEMENT;
    expect(await valuesOf(npy(`>${type}`, '(3, 2)', swapped(bytes, size)))).toEqual(rows);
    expect(await valuesOf(npy(`<${type}`, '(3, 2)', bytes, true))).toEqual({
      'array[0]': [0, 1, 2],
      'array[1]': [3, 4, 5],
    });
  });

  it('reads 64-bit integers, half floats, truth values and axes of length 1', async () => {
    const wide = bytesOf(BigInt64Array.of(7n, -3n));
    expect(await valuesOf(npy('<i8', '(2, 1)', wide))).toEqual({ 'array[0]': [7, -3] });
    // 1.5 and -2 as half floats.
    const halves = bytesOf(Uint16Array.of(0x3e00, 0xc000));
    expect(await valuesOf(npy('<f2', '(2, 1)', halves))).toEqual({ 'array[0]': [1.5, -2] });
    expect(await valuesOf(npy('|b1', '(2, 1, 1)', Uint8Array.of(1, 0)))).toEqual({
      'array[0]': [1, 0],
    });
  });

  it.each([
    ['|O', 'holds pickled Python objects, which can run code and are not read'],
    ['<c16', 'holds complex numbers'],
    ['<f16', 'holds floating-point numbers of more than 64 bits'],
    ["[('a', '<f8')]", 'holds records of several fields'],
  ])('refuses %s and says why', async (descr, message) => {
    const file = npy('X', '(1, 1)', new Uint8Array(16));
    const text = new TextDecoder('latin1').decode(file);
    const own = descr.startsWith('[') ? descr : `'${descr}'`;
    const changed = text.replace("'X'", own);
    const start = changed.length - text.length;
    const bytes = Uint8Array.from([...changed].map((c) => c.charCodeAt(0)));
    bytes[8]! += start;
    expect((await refused('a.npy', bytes)).message).toContain(message);
  });

  it('refuses a file that is cut off', async () => {
    const file = npy('<f8', '(3, 2)', new Uint8Array(40));
    expect((await refused('a.npy', file)).message).toContain(
      'a.npy: is cut off: its header says 6 values, of which 5 are there',
    );
  });

  it('names the arrays of a .npz file where it cannot tell which holds the scores', async () => {
    const array = (shape: string, n: number) => npy('<f8', shape, new Uint8Array(8 * n));
    const file = zipSync({ 'a.npy': array('(2, 2)', 4), 'b.npy': array('(2, 3)', 6) });
    expect((await refused('x.npz', file)).message).toContain(
      'holds several arrays of rows and columns: "a" (2, 2), "b" (2, 3)',
    );
  });
});

describe('JSON', () => {
  const RECORDS = [
    { id: 'a', Edema: 0.5, Mass: 1 },
    { id: 'b', Edema: 0.25, Mass: 0 },
  ];
  it.each([
    ['records', RECORDS],
    ['lists by column', { id: ['a', 'b'], Edema: [0.5, 0.25], Mass: [1, 0] }],
    [
      'columns of pandas',
      { id: { 0: 'a', 1: 'b' }, Edema: { 0: 0.5, 1: 0.25 }, Mass: { 0: 1, 1: 0 } },
    ],
    [
      'split',
      {
        columns: ['Edema', 'Mass'],
        index: ['a', 'b'],
        data: [
          [0.5, 1],
          [0.25, 0],
        ],
      },
    ],
    ['by id', { a: { Edema: 0.5, Mass: 1 }, b: { Edema: 0.25, Mass: 0 } }],
    ['a list in an object', { version: 1, predictions: RECORDS }],
    ['nested', RECORDS.map(({ id, ...scores }) => ({ id, scores }))],
    [
      'lists with a line of names',
      [
        ['id', 'Edema', 'Mass'],
        ['a', 0.5, 1],
        ['b', 0.25, 0],
      ],
    ],
    [
      'arrays by name',
      {
        id: ['a', 'b'],
        classes: ['Edema', 'Mass'],
        probs: [
          [0.5, 1],
          [0.25, 0],
        ],
      },
    ],
  ])('reads %s', async (_, value) => {
    const columns = await columnsOf(JSON.stringify(value), 'p.json');
    expect(textsOf(columns.get('id')!)).toEqual(['a', 'b']);
    expect(Array.from(columns.get('Edema')!.values as Float64Array)).toEqual([0.5, 0.25]);
    expect(Array.from(columns.get('Mass')!.values as Float64Array)).toEqual([1, 0]);
  });

  it('keeps all digits of long ids, and reads NaN as an empty cell', async () => {
    const columns = await columnsOf(
      '[{"id":12345678901234567890,"x":NaN},{"id":1,"x":0.5}]',
      'p.json',
    );
    expect(textsOf(columns.get('id')!)).toEqual(['12345678901234567890', '1']);
    expect(columns.get('x')!.missing).toEqual(Uint8Array.of(1, 0));
  });

  it('names the line that is no JSON, and what holds no table', async () => {
    expect((await refused('p.jsonl', '{"id":1}\n{"id":}\n')).message).toContain(
      'line 2 is not JSON',
    );
    expect((await refused('p.json', '{"error":"not found"}')).message).toContain(
      'holds no table: its keys are error',
    );
  });
});

describe('Arrow', () => {
  it('reads lists of scores, categories and lists of names', async () => {
    const list = (type: Float64 | Int32 | Utf8) => new List(new Field('item', type, true));
    const columns = await columnsOf(
      arrowOf([
        ['id', vectorFromArray(['a', 'b'], new Dictionary(new Utf8(), new Int32()))],
        [
          'probs',
          vectorFromArray(
            [
              [0.5, 0.25],
              [1, 0],
            ],
            list(new Float64()),
          ),
        ],
        ['names', vectorFromArray([['x'], []], list(new Utf8()))],
        ['numbers', vectorFromArray([[3], [4, 5]], list(new Int32()))],
      ]),
      'a.arrow',
    );
    expect(textsOf(columns.get('id')!)).toEqual(['a', 'b']);
    expect(Array.from(columns.get('probs[1]')!.values as Float64Array)).toEqual([0.25, 0]);
    expect(textsOf(columns.get('names')!)).toEqual(['["x"]', '[]']);
    expect(textsOf(columns.get('numbers')!)).toEqual(['[3]', '[4,5]']);
  });

  it('is refused where it is cut off', async () => {
    const bytes = arrowOf([['id', vectorFromArray(['a', 'b'], new Utf8())]]);
    const error = await refused('a.arrow', bytes.subarray(0, bytes.length - 40));
    expect(error.message).toMatch(
      /^a.arrow: cannot be read as Arrow: .*expected a whole Arrow file/,
    );
  });
});

const latin = (text: string) => Uint8Array.from([...text].map((c) => c.charCodeAt(0)));

describe('what is not read is named, with what to do', () => {
  it.each([
    ['p.csv', '<!DOCTYPE html><html>Sign in</html>', 'is an HTML page', 'sign in and download'],
    [
      'p.parquet',
      'version https://git-lfs.github.com/spec/v1\noid sha256:0\n',
      'is a Git LFS pointer',
      'git lfs pull',
    ],
    ['p.h5', '\x89HDF\r\n\x1a\n', 'is HDF5', 'h5py.File("p.h5")'],
    ['p.pkl', '\x80\x04\x95\0\0\0', 'is a pickle', 'pd.read_pickle("p.pkl")'],
    ['p.csv.bz2', 'BZh91AY&SY', 'is packed with bzip2', 'bunzip2 -k "p.csv.bz2"'],
    ['p.csv.xz', '\xfd7zXZ\0', 'is packed with xz', 'unxz -k "p.csv.xz"'],
    ['p.7z', '7z\xbc\xaf\x27\x1c', 'is a 7-Zip archive', '7z x "p.7z"'],
    ['p.rar', 'Rar!\x1a\x07\0', 'is a RAR archive', 'unrar x "p.rar"'],
    ['p.mat', 'MATLAB 5.0 MAT-file', 'is a MATLAB file', 'scipy.io.loadmat("p.mat")'],
    ['p.pdf', '%PDF-1.7', 'is a PDF', 'the table that it was made from'],
    [
      'p.xls',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      'is an old Excel workbook',
      'pd.read_excel("p.xls", dtype=str).to_csv("p.csv", index=False)',
    ],
    ['p.db', 'SQLite format 3\0', 'is an SQLite database', 'sqlite3 -csv -header "p.db"'],
  ])('%s', async (name, text, what, remedy) => {
    const { message } = await refused(name, latin(text));
    expect(message).toContain(what);
    expect(message).toContain(remedy);
  });

  it('a PyTorch file', async () => {
    const file = zipSync({ 'archive/data.pkl': latin('\x80\x02'), 'archive/version': latin('3') });
    expect((await refused('p.pt', file)).message).toContain('is a PyTorch file');
  });
});

describe('wide files', () => {
  it.each([8_921, 9_605])('%i columns', async (width) => {
    const names = Array.from({ length: width }, (_, i) => `c${i}`);
    const columns = await columnsOf(`id,${names.join(',')}\na${',0.5'.repeat(width)}\n`);
    expect(columns.size).toBe(width + 1);
  });
});

describe('ids and names that are not there', () => {
  it('names ids that lost digits, also where they are all different', async () => {
    const { message } = await refused('p.csv', 'PatientID,Edema\n1.29E+38,0.5\n1.30E+38,0.2\n');
    expect(message).toContain('id column "PatientID" holds ids that lost digits, such as 1.29e+38');
    expect(message).toContain(
      'Write it again from its source, read as text: pd.read_csv(SOURCE, dtype=str)',
    );
  });

  it('reads a file without a line of names, where its first line is no line of names', async () => {
    const names = async (text: string) => [...(await columnsOf(text)).keys()];
    expect(await names('a1,0.9,0.1\na2,0.2,0.3\n')).toEqual(['id', 'column[0]', 'column[1]']);
    expect(await names('x/1.png 0 0 1\nx/2.png 1 0 0\n')).toHaveLength(4);
    expect(await names('"x1",1\n"x2",0\n"x ""3",1\n')).toEqual(['id', 'column[0]']);
    // Numbers are names of classes where the first name is none of an id, or all are different.
    for (const header of ['image,0,1', '0,1,2', 'dicom_id,164889003,270492004']) {
      expect(await names(`${header}\n${header.replace(/[^,]+/g, '0.5')}\n`)).toEqual(
        header.split(','),
      );
    }
  });

  it('refuses numbers for names where other rows do not agree', async () => {
    expect((await refused('p.csv', 'a,0.9,0.1\nb,0.2,high\n')).message).toBe(
      'p.csv: has no line of column names: the first line holds 0.9; expected a first line of column names: an id and the classes',
    );
  });
});
