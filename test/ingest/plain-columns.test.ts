import { tableFromIPC } from 'apache-arrow';
import { expect, it } from 'vitest';
import { plainColumnsToIpc } from '@/lib/ingest/arrow/columns-to-ipc';
import type { PlainColumn } from '@/lib/ingest/plain-column';

const COLUMNS: readonly PlainColumn[] = [
  { name: 'text', type: 'text', values: ['a', null, 'Größe', ''] },
  { name: 'integer', type: 'integer', values: [1, -2, null, 0] },
  { name: 'double', type: 'double', values: Float64Array.of(0.1, 1e300, -0, 5e-324) },
  { name: 'boolean', type: 'boolean', values: [true, false, null, true] },
  { name: 'empty', type: 'double', values: [null, null, null, null] },
];

it('values and nulls come back equal, in the types declared', () => {
  const table = tableFromIPC(plainColumnsToIpc(COLUMNS));
  expect(table.schema.fields.map(({ name, type }) => [name, String(type)])).toEqual([
    ['text', 'Utf8'],
    ['integer', 'Int32'],
    ['double', 'Float64'],
    ['boolean', 'Bool'],
    ['empty', 'Float64'],
  ]);
  for (const { name, values } of COLUMNS) {
    expect([...table.getChild(name)!], name).toEqual(Array.from(values));
  }
});

it('a table without rows keeps its columns', () => {
  const table = tableFromIPC(plainColumnsToIpc(COLUMNS.map((one) => ({ ...one, values: [] }))));
  expect([table.numRows, table.numCols]).toEqual([0, COLUMNS.length]);
});
