import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCsv, readCsv } from '@/data/csv';
import { publishedTables } from '@/data/published-tables';

const PAPER = new URL('../../../shared/paper/', import.meta.url);
const present = existsSync(PAPER);
if (!present) console.warn('test/data/challenges: ../shared/paper is absent; not compared with it');

const FILES = [
  ['per_class', 837],
  ['aggregates', 55],
  ['leaderboard', 11],
  ['bands', 4],
  ['task_agreement', 4],
  ['label_quality', 27],
  ['classes', 45],
  ['datasets', 3],
  ['timeline', 4],
  ['teams', 9],
] as const;

describe('data/challenges/cxr-lt-2024', () => {
  test.each(FILES)('%s.csv has all its rows', (file, rows) => {
    expect(readCsv(`challenges/cxr-lt-2024/${file}.csv`)).toHaveLength(rows);
  });

  describe.skipIf(!present)('against the transcribed tables', () => {
    test.each(FILES)('%s.csv: every figure is theirs', (file) => {
      const theirs = parseCsv(readFileSync(new URL(`${file}.csv`, PAPER), 'utf8'));
      const columns = Object.keys(theirs[0]!);
      const ours = readCsv(`challenges/cxr-lt-2024/${file}.csv`).map((row) =>
        Object.fromEntries(columns.map((column) => [column, row[column]])),
      );
      expect(ours).toEqual(theirs);
    });
  });

  test('each value names its table', () => {
    const { published_classes, published_statements, ...printed } = publishedTables();
    for (const rows of Object.values(printed)) {
      expect(rows.every((row) => row.source_table.length > 0)).toBe(true);
    }
    expect(published_statements.every(({ source }) => source.length > 0)).toBe(true);
    expect(published_classes).toHaveLength(45);
  });

  test('values are typed, tasks named and dates parted', () => {
    const tables = publishedTables();
    expect(tables.published_class_metrics[0]).toEqual({
      source_table: 'S1',
      task: 'Task 1',
      metric: 'ap',
      class: 'Atelectasis',
      team: 'A',
      value: 0.626,
    });
    expect(tables.published_timeline[2]).toEqual({
      source_table: 'Table 2',
      event: 'Test phase: test data; submission',
      start: '2024-08-26',
      end: '2024-09-06',
      teams: 17,
    });
    expect(tables.published_timeline[3]).toMatchObject({ start: '2024-10-10', end: '2024-10-10' });
    expect(tables.published_teams[1]).toMatchObject({
      ensemble: true,
      pretraining: 'ImageNet > NIH, CheXpert, VinDr-CXR, BRAX',
    });
    expect(tables.published_classes.find((c) => c.class === 'Bulla')).toMatchObject({
      task3: true,
      train_positives: null,
    });
  });
});

describe('parseCsv', () => {
  test('reads quotes, commas in them, and empty cells', () => {
    expect(parseCsv('a,b,c\n"x, ""y""",,3\n')).toEqual([{ a: 'x, "y"', b: '', c: '3' }]);
  });

  test('reads a row that ends in an empty cell', () => {
    expect(parseCsv('a,b\r\n1,\r\n')).toEqual([{ a: '1', b: '' }]);
  });
});
