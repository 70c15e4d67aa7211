import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFile } from '@/lib/engine';
import { openNativeDatabase } from '@/lib/engine/native/open';
import { values } from '@/lib/engine/tables';
import type { Database } from '@/lib/engine/types';
import { columnNames, RESULT_COLUMNS, WRITTEN_TABLES } from '@/lib/export/result-columns';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import { resultTables } from '@/lib/scoring/result-rows';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import { fileOf } from '../engine/files';
import { workspaceInNode } from '../notebook/support';
import { csvRows, Folder } from './evaluate-command';

const LABELS = 'id,Edema,Mass,Hernia\na,1,0,\nb,0,0,1\nc,1,0,0\nd,0,0,1\ne,1,0,0\n';
const INPUTS = {
  'labels.csv': LABELS,
  'A.csv':
    'id,Hernia,Mass,Edema\ne,0.3,0.1,0.7\nd,0.2,0.7,0.1\nc,0.1,0.2,0.4\nb,0.6,0.3,0.8\na,0.3,0.3,0.9\n',
  'B.csv': 'id,Edema,Mass\na,0.7,0.01\nb,0.25,0.001\nc,0.6,0.1\nd,0.1,0\n',
};

let folder: Folder;
let db: Database;
beforeAll(async () => {
  folder = new Folder();
  folder.write(INPUTS);
  db = await openNativeDatabase();
  const args = ['--labels', 'labels.csv', '--predictions', 'A.csv', 'B.csv'];
  const end = await folder.run(...args, '--out', 'out', '--format', 'parquet');
  expect(end).toMatchObject({ code: 0, out: expect.stringMatching(/^rank +team/m) });
});
afterAll(async () => {
  await db.close();
  folder.remove();
});

/** A Parquet file's rows, a cell missing as null. */
async function parquetRows(name: string): Promise<Record<string, unknown>[]> {
  const bytes = readFileSync(folder.at(name));
  const { table, columns } = await loadFile(db, fileOf(name, bytes));
  const set = await db.query(`SELECT * FROM ${table}`);
  return Array.from({ length: set.rows }, (_, i) =>
    Object.fromEntries(
      columns.map((column) => {
        const value = values(set, column.name)[i] ?? null;
        return [column.name, Number.isNaN(value) ? null : value];
      }),
    ),
  );
}

it('every result table is there, and nothing else', () => {
  const names = WRITTEN_TABLES.flatMap((name) => [`${name}.csv`, `${name}.parquet`]);
  expect(folder.list('out')).toEqual(names.sort());
  expect(folder.list()).toEqual(['A.csv', 'B.csv', 'labels.csv', 'out']);
});

describe.each(WRITTEN_TABLES)('%s', (table) => {
  const shape: Readonly<Record<string, string>> = RESULT_COLUMNS[table];

  it('has the columns of the design, in CSV and Parquet', async () => {
    const header = folder.read(`out/${table}.csv`).split('\n')[0]!;
    expect(header.split(',')).toEqual(columnNames(table));
    const bytes = readFileSync(folder.at(`out/${table}.parquet`));
    const { columns } = await loadFile(db, fileOf(table, bytes));
    expect(Object.fromEntries(columns.map(({ name, kind }) => [name, kind]))).toEqual(shape);
    expect(columns.map(({ name }) => name)).toEqual(columnNames(table));
  });

  it('reads back equal from CSV and Parquet', async () => {
    const fromParquet = await parquetRows(`out/${table}.parquet`);
    const fromCsv = csvRows(folder.read(`out/${table}.csv`)).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, text]) => {
          if (text === '') return [key, null];
          return [key, shape[key] === 'text' ? text : Number(text)];
        }),
      ),
    );
    expect(fromCsv.length).toBeGreaterThan(1);
    expect(fromParquet).toEqual(fromCsv);
  });

  it('writes numbers in 17 significant digits', () => {
    const doubles = csvRows(folder.read(`out/${table}.csv`)).flatMap((row) =>
      Object.entries(row).flatMap(([key, text]) => (shape[key] === 'double' ? [text] : [])),
    );
    for (const text of doubles) {
      expect(text).toMatch(/^$|^\d+$|^\d\.\d+(e-\d+)?$/);
      if (!/^\d*$/.test(text)) expect(Number(text).toPrecision(17)).toBe(text);
    }
  });
});

it('the rows are those of the browser', async () => {
  const workspace = workspaceInNode();
  const files = Object.entries(INPUTS).map(([name, text]) => ({ file: new File([text], name) }));
  await workspace.add(files, 'own');
  const tables = resultTables(evaluationsOf(workspace.state), DEFAULT_SETTINGS);
  await (await workspace.database()).close();
  for (const table of WRITTEN_TABLES) {
    if (table === 'operating_points') continue;
    const order = (rows: readonly object[]) =>
      rows.map((row) => JSON.stringify(row, columnNames(table))).sort();
    expect(order(await parquetRows(`out/${table}.parquet`)), table).toEqual(order(tables[table]));
  }
});
