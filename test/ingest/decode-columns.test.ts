import { Bool, Float16, Float32, Utf8, vectorFromArray } from 'apache-arrow';
import * as parquet from 'parquet-wasm/node';
import { expect, test } from 'vitest';
import { decodeColumns } from '@/lib/ingest/parquet/decode-columns';
import { TextColumn } from '@/lib/ingest/text-column';
import type { Column } from '@/lib/ingest/types';
import { parquetOf } from './files';

/** Ten columns of numbers are more than are decoded together. */
const ROWS = 120_000;
const rows = Array.from({ length: ROWS }, (_, i) => i);
const column = (name: string, of: (i: number) => number) =>
  [name, vectorFromArray(Float32Array.from(rows, of))] as const;

/** Names of which one begins as another does, and what begins as a path in a nested column would. */
const NAMES = ['a', 'a.b', 'a b', 'A.c', '', 'x"', '__proto__', 'ü 🫁', '1', '2'];

const decode = (bytes: Uint8Array, apart: boolean) =>
  decodeColumns(parquet, new Uint8Array(bytes), 'f.parquet', { memory: 1e9, apart });

const bytesOf = (values: Column['values'] | Column['missing']) =>
  [values instanceof TextColumn ? [values.bytes, values.offsets] : (values ?? [])]
    .flat()
    .map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));

test('a few columns at a time are the columns of the whole file, in all row groups', async () => {
  const bytes = parquetOf(
    [
      [
        'id',
        vectorFromArray(
          rows.map((i) => `image ${i}`),
          new Utf8(),
        ),
      ],
      ...NAMES.map((name, k) => column(name, (i) => (i * (k + 1)) % 97)),
      [
        'flag',
        vectorFromArray(
          rows.map((i) => (i % 5 === 0 ? null : i % 3 === 0)),
          new Bool(),
        ),
      ],
      [
        'half',
        vectorFromArray(
          rows.map((i) => (i % 8) / 8),
          new Float16(),
        ),
      ],
    ],
    { rowGroup: 70_000 },
  );
  const [apart, whole] = [await decode(bytes, true), await decode(bytes, false)];
  expect(apart.rows).toBe(ROWS);
  expect(apart.columns.map(({ name }) => name)).toEqual(['id', ...NAMES, 'flag', 'half']);
  for (const [i, { values, missing, ...facts }] of apart.columns.entries()) {
    const expected = whole.columns[i]!;
    expect(facts).toEqual({ name: expected.name, kind: expected.kind, sqlType: expected.sqlType });
    const same = (own: Buffer[], other: Buffer[]) =>
      expect(own.map((part, k) => part.equals(other[k]!))).toEqual(other.map(() => true));
    same(bytesOf(values), bytesOf(expected.values));
    same(bytesOf(missing), bytesOf(expected.missing));
  }
});

test('a table without rows has its columns', async () => {
  const bytes = parquetOf([
    ['id', vectorFromArray([], new Utf8())],
    ['x', vectorFromArray([], new Float32())],
  ]);
  const apart = await decode(bytes, true);
  expect(apart.columns.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
    'id: text',
    'x: float',
  ]);
  expect(apart).toEqual(await decode(bytes, false));
});
