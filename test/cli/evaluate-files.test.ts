import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Challenge, challengeText } from '@/lib/challenge/challenge';
import { sessionFindings } from '@/lib/notebook/findings';
import { contradictionsOf } from '@/lib/notebook/session/contradictions';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import { tableOf, WRITTEN_TABLES } from '@/lib/scoring/result-tables';
import { columnNames } from '@/lib/scoring/tables/declare';
import { findingRows } from '@/lib/scoring/tables/findings';
import { readParquet } from '../ingest/files';
import { sessionInNode } from '../notebook/support';
import { rowsMade } from '../scoring/support';
import { csvRows, Folder } from './evaluate-command';

const LABELS = 'id,Edema,Mass,Hernia\na,1,0,\nb,0,0,1\nc,1,0,0\nd,0,0,1\ne,1,0,0\n';
const INPUTS = {
  'labels.csv': LABELS,
  'A.csv':
    'id,Hernia,Mass,Edema\ne,0.3,0.1,0.7\nd,0.2,0.7,0.1\nc,0.1,0.2,0.4\nb,0.6,0.3,0.8\na,0.3,0.3,0.9\n',
  'B.csv': 'id,Edema,Mass\na,0.7,0.01\nb,0.25,0.001\nc,0.6,0.1\nd,0.1,0\n',
};

const CHALLENGE: Challenge = {
  name: 'Parents',
  classes: [
    { name: 'Mass' },
    { name: 'Edema', parent: 'Mass' },
    { name: 'Hernia', parent: 'Mass' },
  ],
};

let folder: Folder;
beforeAll(async () => {
  folder = new Folder();
  folder.write({ ...INPUTS, 'parents.json': challengeText(CHALLENGE) });
  const args = ['--challenge', 'parents.json', '--labels', 'labels.csv'];
  const end = await folder.run(
    ...args,
    '--predictions',
    'A.csv',
    'B.csv',
    '--out',
    'out',
    '--format',
    'parquet',
  );
  expect(end).toMatchObject({ code: 0, out: expect.stringMatching(/^rank +team/m) });
});
afterAll(() => folder.remove());

const parquetRows = (name: string) => readParquet(readFileSync(folder.at(name))).rows;

it('writes every result table and nothing else', () => {
  const names = WRITTEN_TABLES.flatMap((name) => [`${name}.csv`, `${name}.parquet`]);
  expect(folder.list('out')).toEqual(names.sort());
  expect(folder.list()).toEqual(['A.csv', 'B.csv', 'labels.csv', 'out', 'parents.json']);
});

describe.each(WRITTEN_TABLES)('%s', (table) => {
  const names = columnNames(tableOf(table));
  const shape: Readonly<Record<string, string>> = Object.fromEntries(
    Object.entries(tableOf(table).columns).map(([name, { type }]) => [name, type]),
  );

  it('has the columns of the design, in CSV and Parquet', () => {
    const header = folder.read(`out/${table}.csv`).split('\n')[0]!;
    expect(header.split(',')).toEqual(names);
    const { columns } = readParquet(readFileSync(folder.at(`out/${table}.parquet`)));
    expect(Object.fromEntries(columns.map(({ name, kind }) => [name, kind]))).toEqual(shape);
    expect(columns.map(({ name }) => name)).toEqual(names);
  });

  it('reads back equal from CSV and Parquet', () => {
    const fromParquet = parquetRows(`out/${table}.parquet`);
    const fromCsv = csvRows(folder.read(`out/${table}.csv`)).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, text]) => {
          if (text === '') return [key, null];
          return [key, shape[key] === 'text' ? text : Number(text)];
        }),
      ),
    );
    // The labels are of one reader.
    if (table.startsWith('reader_')) expect(fromCsv).toEqual([]);
    else expect(fromCsv.length).toBeGreaterThan(1);
    expect(fromParquet).toEqual(fromCsv);
  });

  it('writes numbers in 17 significant digits', () => {
    const doubles = csvRows(folder.read(`out/${table}.csv`)).flatMap((row) =>
      Object.entries(row).flatMap(([key, text]) => (shape[key] === 'double' ? [text] : [])),
    );
    for (const text of doubles) {
      expect(text).toMatch(/^$|^-?\d+$|^-?\d+\.\d+(e-\d+)?$/);
      if (!/^-?\d*$/.test(text)) expect(Number(text).toPrecision(17)).toBe(text);
    }
  });
});

it('the rows are those of the browser', async () => {
  const session = sessionInNode();
  const files = Object.entries(INPUTS).map(([name, text]) => ({ file: new File([text], name) }));
  await session.add(files, 'own');
  const evaluations = evaluationsOf(session.state);
  const { signal } = new AbortController();
  const found = await contradictionsOf(session, evaluations[0]!.id, CHALLENGE, signal);
  for (const table of WRITTEN_TABLES) {
    const names = columnNames(tableOf(table));
    const order = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row, names)).sort();
    const shown =
      table === 'findings'
        ? findingRows(await sessionFindings(session, signal))
        : await rowsMade(table, evaluations, [found!]);
    expect(order(parquetRows(`out/${table}.parquet`)), table).toEqual(order(shown));
  }
});
