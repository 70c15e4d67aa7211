import { describe, expect, it } from 'vitest';
import { RESULT_TABLES, type ResultTableName, tableOf } from '@/lib/scoring/result-tables';
import { matrix, rowsMade, submission, task } from './support';

const EVALUATION = task([
  submission('A', matrix({ Edema: { scores: [0.9, 0.3, 0.6, 0.1], labels: [1, 0, 1, 0] } })),
  submission('B', matrix({ Edema: { scores: [0.2, 0.3, 0.6, 0.1], labels: [1, 0, 1, 0] } })),
]);

const NAMES = Object.keys(RESULT_TABLES) as ResultTableName[];

describe.each(NAMES)('%s', (name) => {
  const table = tableOf(name);

  it('is registered under its name, with columns for key, order and list', () => {
    expect(table.name).toBe(name);
    const columns = Object.keys(table.columns);
    for (const column of [...table.key, ...table.order, ...(table.first ?? [])]) {
      expect(columns).toContain(column);
    }
  });

  it('describes each column', () => {
    for (const { title, description } of Object.values(table.columns)) {
      expect(title).not.toBe('');
      expect(description).not.toBe('');
    }
  });

  it('holds values of the types declared, null only where that is declared', async () => {
    for (const row of await rowsMade(name, [EVALUATION])) {
      for (const [key, value] of Object.entries(row)) {
        const { type, values } = table.columns[key]!;
        if (value === null) continue;
        expect(typeof value, key).toBe(type === 'text' ? 'string' : 'number');
        if (type === 'integer') expect(value, key).toSatisfy(Number.isInteger);
        if (values) expect(values).toContain(value);
      }
    }
  });

  it('has rows that differ in the key', async () => {
    const rows = await rowsMade(name, [EVALUATION]);
    const keys = rows.map((row) => JSON.stringify(table.key.map((column) => row[column])));
    expect(new Set(keys).size).toBe(rows.length);
  });
});
