import { expect, it } from 'vitest';
import {
  columnNames,
  columnsOf,
  RESULT_COLUMNS,
  WRITTEN_TABLES,
} from '@/lib/export/result-columns';
import { resultTables } from '@/lib/scoring/result-rows';
import { DEFAULT_SETTINGS } from '@/lib/scoring/settings';
import { operatingPoints } from '@/lib/scoring/tables/operating-points';
import { matrix, submission, task } from '../scoring/support';

const EVALUATION = task([
  submission('A', matrix({ Edema: { scores: [0.9, 0.3, 0.6, 0.1], labels: [1, 0, 1, 0] } })),
]);

it.each(WRITTEN_TABLES)('%s has the columns of its rows, holding what they hold', (table) => {
  const tables = resultTables([EVALUATION], DEFAULT_SETTINGS);
  const columns: Readonly<Record<string, ArrayLike<unknown>>> =
    table === 'operating_points'
      ? { ...operatingPoints([EVALUATION]) }
      : { ...columnsOf(table, tables[table] as never) };
  expect(columnNames(table)).toEqual(Object.keys(columns));
  if (table !== 'operating_points') {
    expect(Object.keys(tables[table][0]!).sort()).toEqual(columnNames(table).sort());
  }
  for (const [name, kind] of Object.entries(RESULT_COLUMNS[table])) {
    const cells = Array.from(columns[name]!).filter((cell) => cell !== null);
    for (const cell of cells) {
      expect(typeof cell, name).toBe(kind === 'text' ? 'string' : 'number');
      if (kind === 'integer') expect(cell, name).toSatisfy(Number.isInteger);
    }
  }
});
