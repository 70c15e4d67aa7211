import { describe, expect, it } from 'vitest';
import { publishedTables } from '@/data/published-tables';
import { audit } from '@/lib/challenge/audit';
import type { FidelityRow } from '@/lib/challenge/fidelity';
import { bandComparison } from '@/lib/notebook/published/band-comparison';
import { publishedCatalog } from '@/lib/notebook/published/catalog';
import { fidelitySummaries } from '@/lib/notebook/published/fidelity';
import { findingColumns } from '@/lib/notebook/published/findings';
import { paperTask, paperTasks } from '@/lib/notebook/published/paper-task';
import { placesText, publishedProvenance } from '@/lib/notebook/published/provenance';
import { printedMaps } from '@/lib/notebook/published/solution-scores';
import { readsBuiltIn, shownOrigins, showsPublished } from '@/lib/notebook/session/evaluations';
import type { SourceEntry } from '@/lib/notebook/session/types';
import { openNativeDatabase } from '@/lib/sql/native/open';

const tables = publishedTables();

it('makes every published table a table of DuckDB, value for value', async () => {
  const db = await openNativeDatabase();
  try {
    for (const { name, columns, arrow } of publishedCatalog({ tables, fidelity: null })) {
      await db.createFromArrow(name, await arrow());
      const described = await db.query(`DESCRIBE ${name}`);
      const types = columns.map(({ type }) => type);
      expect([...described.columns.get('column_type')!], name).toEqual(types);
    }
    for (const [name, rows] of Object.entries(tables)) {
      const { columns } = await db.query(`SELECT count(*) AS n FROM ${name}`);
      expect([...columns.get('n')!], name).toEqual([rows.length]);
    }
    const means = await db.query(
      `SELECT team, avg(value) AS mean FROM published_class_metrics
       WHERE task = 'Task 1' AND metric = 'ap' GROUP BY team ORDER BY team`,
    );
    expect(means.columns.get('team')).toEqual(['A', 'B', 'C', 'D']);
    const [first] = means.columns.get('mean')!;
    expect(first).toBeCloseTo(0.281, 3);
    const missing = await db.query(
      'SELECT class FROM published_classes WHERE train_positives IS NULL',
    );
    expect(missing.rows).toBe(tables.published_classes.filter((row) => row.task3).length);
  } finally {
    await db.close();
  }
});

describe('what is shown', () => {
  const task = (id: string) => ({ id }) as never;
  const entry = (id: string, origin: SourceEntry['origin'], kind = 'ready') =>
    ({ id, origin, status: { kind } }) as SourceEntry;
  const base = { tasks: [task('s1')], results: new Map(), expectsFiles: false, shown: null };
  const twin = { ...base, sources: [entry('s1', 'built-in')] };
  const user = { ...base, sources: [entry('s1', 'own')] };

  const withPublished = (
    state: typeof twin,
    chosen: boolean | null,
    found: typeof tables | null = tables,
  ) => ({
    ...state,
    published: { tables: found, builtIn: found, challenge: null, fidelity: null, chosen },
  });

  it('is the built-in files until files of the user make a task', () => {
    expect(shownOrigins(twin)).toEqual(['built-in']);
    const dropped = [...twin.sources, entry('s2', 'own', 'working')];
    expect(shownOrigins({ ...twin, sources: dropped })).toEqual(['built-in']);
    expect(shownOrigins(user)).toEqual(['own']);
  });

  it('is nothing built-in where the notebook was made with files, loaded or not', () => {
    expect(shownOrigins({ ...twin, expectsFiles: true })).toEqual(['own']);
    expect(shownOrigins({ ...twin, expectsFiles: true, shown: ['built-in'] })).toEqual([
      'built-in',
    ]);
  });

  it('is the files of the user from the start where nothing else makes a task', () => {
    const [first, failed] = [entry('s2', 'own', 'queued'), entry('s2', 'own', 'failed')];
    expect(shownOrigins({ ...base, tasks: [], sources: [first] })).toEqual(['own']);
    expect(shownOrigins({ ...base, tasks: [], sources: [failed] })).toEqual(['built-in']);
  });

  it('includes published results where the files of the user are not shown', () => {
    expect(showsPublished(withPublished(twin, null))).toBe(true);
    expect(showsPublished(withPublished(user, null))).toBe(false);
    expect(showsPublished(withPublished({ ...twin, expectsFiles: true }, null))).toBe(false);
    expect(showsPublished(withPublished(user, true))).toBe(true);
    expect(showsPublished(withPublished(twin, false))).toBe(false);
    expect(showsPublished(withPublished(twin, true, null))).toBe(false);
  });

  it('is read: built-in files once a notebook is open, and after files of the user', () => {
    expect(readsBuiltIn(twin)).toBe(true);
    expect(readsBuiltIn({ ...twin, expectsFiles: null })).toBe(false);
    expect(readsBuiltIn({ ...twin, expectsFiles: true })).toBe(false);
    const dropped = [...twin.sources, entry('s2', 'own', 'working')];
    expect(readsBuiltIn({ ...twin, sources: dropped })).toBe(false);
    expect(readsBuiltIn(user)).toBe(false);
  });
});

describe('the table of a row', () => {
  it('is given in short form', () => {
    expect(placesText(['Table 4', 'S2'])).toBe('Table 4, Supplementary Table 2');
    expect(placesText(['S1', 'S2', 'S3'])).toBe('Supplementary Tables 1-3');
    expect(placesText(['S1', 'S4'])).toBe('Supplementary Table 1, Supplementary Table 4');
    expect(placesText(['Table 4', 'S4', 'S5'])).toBe('Table 4, Supplementary Tables 4-5');
  });

  it('is given for the rows used only', () => {
    const lines = publishedProvenance(tables, [
      { table: 'published_class_metrics', where: { task: ['Task 3'], metric: ['ap', 'f1'] } },
      { table: 'published_classes' },
    ]);
    expect(lines).toEqual([
      'published_class_metrics: 30 rows as printed in Supplementary Tables 7-8',
      'published_classes: 45 rows, from no printed table',
    ]);
  });
});

describe('the paper’s task', () => {
  const classes = ['Edema', 'Hernia', 'Pleural Effusion'];

  it('is known by name and classes', () => {
    expect(paperTasks(tables)).toEqual(['Task 1', 'Task 2', 'Task 3']);
    expect(paperTask(tables, { name: 'Task 2 (synthetic)', classes })).toBe('Task 2');
    expect(paperTask(tables, { name: 'task1_labels', classes })).toBe('Task 1');
    expect(paperTask(tables, { name: 'Task 3', classes })).toBeNull();
    expect(paperTask(tables, { name: 'Task 12', classes })).toBeNull();
    expect(paperTask(tables, { name: 'My task', classes })).toBeNull();
    expect(paperTask(tables, { name: 'Task 1', classes: [] })).toBeNull();
  });
});

describe('band means', () => {
  it('equal Table 5 up to rounding', () => {
    const rows = bandComparison(tables, 'Task 1');
    expect(rows).toHaveLength(16);
    for (const row of rows) expect(Math.abs(row.difference!)).toBeLessThan(0.0015);
    const sizes = rows.filter((row) => row.team === 'A').map((row) => row.classes);
    expect(sizes).toEqual([9, 15, 16, 40]);
  });

  it('are recomputed alone where none are printed, and not at all without prevalence', () => {
    const second = bandComparison(tables, 'Task 2');
    expect(second.length).toBeGreaterThan(0);
    expect(second.every((row) => row.printed === null && row.difference === null)).toBe(true);
    expect(bandComparison(tables, 'Task 3')).toEqual([]);
  });
});

it('takes a team’s mAP from the leaderboard, otherwise from the pairs of Figure 3', () => {
  const maps = printedMaps(tables);
  const of = (team: string, task: string) =>
    maps
      .filter((row) => row.team === team && row.task === task)
      .map(({ map, rank }) => [map, rank]);
  expect(of('A', 'Task 2')).toEqual([[0.519, 2]]);
  expect(of('C', 'Task 2')).toEqual([[0.526, 1]]);
  expect(of('E', 'Task 1')).toEqual([[0.269, null]]);
  expect(of('B', 'Task 2')).toEqual([]);
});

it('writes each finding with every cell it rests on', () => {
  const findings = audit(tables);
  const columns = findingColumns(findings);
  const rows = findings.reduce((sum, { cells }) => sum + cells.length, 0);
  expect(columns.map(({ values }) => values.length)).toEqual(columns.map(() => rows));
  expect(new Set(columns[0]!.values).size).toBe(findings.length);
  expect(columns.at(-1)!.values[0]).toBe(findings[0]!.cells[0]!.value);
});

it('sums up the twin’s fidelity by team: no target, no distance', () => {
  const row = (change: Partial<FidelityRow>): FidelityRow => ({
    task: 'Task 1',
    team: 'A',
    class: 'Edema',
    metric: 'ap',
    published: 0.5,
    target: 0.5,
    measured: 0.504,
    tolerance: 0.01,
    ...change,
  });
  const summaries = fidelitySummaries([
    row({}),
    row({ class: 'Hernia', measured: 0.49 }),
    row({ metric: 'fnr', target: null, tolerance: null }),
    row({ class: null, metric: 'mauroc', target: null, tolerance: null, measured: 0.8 }),
    row({ team: 'B' }),
  ]);
  expect(summaries.map(({ team }) => team)).toEqual(['A', 'B']);
  expect(summaries[0]!.worst).toEqual({ ap: expect.closeTo(0.01, 12), f1: null, fnr: null });
  expect(summaries[0]!.metrics.get('mauroc')).toMatchObject({ measured: 0.8, published: 0.5 });
});
