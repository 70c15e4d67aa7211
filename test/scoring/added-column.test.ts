import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { COLUMNS } from '@/components/cells/shared/columns';
import { evaluate } from '@/lib/cli/evaluate/evaluate';
import { parseOptions } from '@/lib/cli/evaluate/options';
import { tableCsv } from '@/lib/export/table/delimited';
import { toLatex } from '@/lib/export/table/latex';
import { toMarkdown } from '@/lib/export/table/markdown';
import { parquetColumns } from '@/lib/export/table/parquet-columns';
import type { ExportTable } from '@/lib/export/table/table';
import { changeUncertainty, currentDocument } from '@/lib/notebook/document/store';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import { INITIAL_SETTINGS } from '@/lib/notebook/settings';
import { startRun } from '@/lib/notebook/uncertainty/runner';
import { DEFAULT_UNCERTAINTY } from '@/lib/notebook/uncertainty/settings';
import { taskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { taskView } from '@/lib/notebook/view';
import { atOnce } from '@/lib/scoring/steps';
import { orNull } from '@/lib/scoring/undefined';
import { csvRows, Folder } from '../cli/evaluate-command';
import { querySessionOver } from '../notebook/query/support';
import { sessionInNode } from '../notebook/support';

// One edit each: a class statistic, its mean over classes, and a column of a result table, also of one
// made of replicates.

vi.mock('@/lib/metrics/class-statistics', async (original) => {
  const declared = await original<typeof import('@/lib/metrics/class-statistics')>();
  const youden = {
    title: 'Youden',
    name: 'Youden index',
    description: 'Recall + specificity - 1',
    undefinedWhen: 'the class has no positive or no negative image',
    better: 'higher',
    resampled: false,
    from: 'counts',
    compute: ({ tp, fp, fn, tn }: Parameters<typeof declared.CLASS_STATISTICS.f1.compute>[0]) =>
      tp / (tp + fn) + tn / (tn + fp) - 1,
  };
  return { ...declared, CLASS_STATISTICS: { ...declared.CLASS_STATISTICS, youden } };
});

vi.mock('@/lib/metrics/team-statistics', async (original) => {
  const declared = await original<typeof import('@/lib/metrics/team-statistics')>();
  const { map } = declared.TEAM_STATISTICS;
  const myouden = { ...map, title: 'mYouden', resampled: false, mean: 'youden' };
  return { ...declared, TEAM_STATISTICS: { ...declared.TEAM_STATISTICS, myouden } };
});

vi.mock('@/lib/scoring/tables/label-counts', async (original) => {
  const declared = await original<typeof import('@/lib/scoring/tables/label-counts')>();
  Object.assign(declared.LABEL_COUNTS.columns, {
    negatives: {
      ...declared.LABEL_COUNTS.columns.images,
      title: 'Negatives',
      description: 'Negative images',
      value: ({ images, positives }: { images: number; positives: number }) => images - positives,
    },
  });
  return declared;
});

vi.mock('@/lib/scoring/tables/bootstrap-metrics', async (original) => {
  const declared = await original<typeof import('@/lib/scoring/tables/bootstrap-metrics')>();
  type Source = Parameters<typeof declared.bootstrapMetricRow>[0];
  Object.assign(declared.BOOTSTRAP_METRICS.columns, {
    width: {
      ...declared.BOOTSTRAP_METRICS.columns.estimate,
      title: 'Width',
      description: 'Upper minus lower end of the interval',
      value: ({ interval: [lower, upper] }: Source) => orNull(upper - lower),
    },
  });
  return declared;
});

// At 0.5, Edema: tp 2, fn 1, fp 1, tn 1, so Youden 2/3 + 1/2 - 1 = 1/6; Mass: 1 + 1/4 - 1 = 1/4.
const FILES = {
  'labels.csv': 'id,Edema,Mass\na,1,0\nb,0,0\nc,1,0\nd,0,0\ne,1,1\n',
  'A.csv': 'id,Edema,Mass\na,0.9,0.7\nb,0.8,0.6\nc,0.7,0.9\nd,0.1,0.2\ne,0.3,0.8\n',
};
const YOUDEN = { Edema: 1 / 6, Mass: 1 / 4 };

const folder = new Folder();
const session = sessionInNode();
const { tables, duckDb } = querySessionOver(session);

const viewNow = () => taskView(evaluationsOf(session.state)[0]!, INITIAL_SETTINGS);

/** What the terminal prints. */
function terminal(args: readonly string[]): Promise<string> {
  const messages = { say: () => {}, passing: () => {}, clear: () => {} };
  const options = parseOptions([...args]);
  if (options === 'help') throw new Error('the arguments ask for help');
  return evaluate(options, messages, new AbortController().signal);
}

/** The widths of the intervals of a table; an undefined one is null, in CSV empty. */
function widths(rows: readonly Readonly<Record<string, unknown>>[]): readonly number[] {
  const known = rows.filter(({ lower }) => lower !== null && lower !== '');
  expect(known.length).toBeGreaterThan(0);
  for (const { width, lower, upper } of known) {
    expect(Number(width)).toBeCloseTo(Number(upper) - Number(lower), 14);
  }
  return known.map(({ width }) => Number(width));
}

/** `class_metrics` as a cell lists and saves it. */
function listed(): ExportTable {
  const columns = COLUMNS.class_metrics;
  return { name: 'classes', caption: 'Classes', columns, rows: viewNow().classRows };
}

async function rowsOf(sql: string): Promise<Record<string, unknown>[]> {
  const db = await duckDb.get();
  await tables.ensure(db, ['class_metrics', 'team_metrics', 'label_counts', 'bootstrap_metrics']);
  const { columns, rows } = await db.query(sql);
  const names = [...columns.keys()];
  return Array.from({ length: rows }, (_, i) =>
    Object.fromEntries(names.map((name) => [name, columns.get(name)![i]])),
  );
}

beforeAll(async () => {
  folder.write(FILES);
  const files = Object.entries(FILES).map(([name, text]) => ({ file: new File([text], name) }));
  await session.add(files, 'own');
  changeUncertainty({ ...DEFAULT_UNCERTAINTY, replicates: 100 });
  await startRun(session, viewNow().id);
});
afterAll(async () => {
  await duckDb.close();
  folder.remove();
});

it('is in the rows behind a figure, and SQL gives the same', async () => {
  const view = viewNow();
  const shown = view.classRows.map((row) => ({ ...row }) as Record<string, unknown>);
  for (const row of shown) {
    expect(row.youden).toBeCloseTo(YOUDEN[row.class as keyof typeof YOUDEN], 14);
  }
  const found = await rowsOf(resultQuery('class_metrics', view));
  expect(found.map((row) => row.youden)).toEqual(shown.map((row) => row.youden));
  expect(Object.keys(found[0]!)).toContain('youden');
});

it('is in SQL, of every table', async () => {
  const [team] = await rowsOf('SELECT myouden FROM team_metrics');
  expect(team!.myouden).toBeCloseTo((1 / 6 + 1 / 4) / 2, 14);
  const counts = await rowsOf('SELECT class, negatives FROM label_counts ORDER BY class');
  expect(counts).toEqual([
    { class: 'Edema', negatives: 2 },
    { class: 'Mass', negatives: 4 },
  ]);
});

it('is in CSV, LaTeX, Markdown and Parquet', () => {
  const table = listed();
  const [header] = tableCsv(table).split('\n');
  expect(header!.split(',')).toContain('youden');
  expect(csvRows(tableCsv(table)).map((row) => Number(row.youden))).toEqual(
    table.rows.map((row) => row.youden),
  );
  expect(toLatex(table, { decimals: 3 })).toMatch(
    /Youden[\s\S]*0\.167[\s\S]*0\.250|Youden[\s\S]*0\.250/,
  );
  expect(toMarkdown(table, { decimals: 3 })).toContain('| Youden |');
  expect(parquetColumns(table).find(({ name }) => name === 'youden')).toMatchObject({
    type: 'double',
    values: table.rows.map((row) => row.youden),
  });
});

it('is in the files and in the output of the terminal', async () => {
  const args = ['--labels', folder.at('labels.csv'), '--predictions', folder.at('A.csv')];
  const run = (...more: string[]) => terminal([...args, ...more]);
  const [json] = JSON.parse(await run('--format', 'json', '--out', folder.at('out')));
  expect(json.myouden).toBeCloseTo((1 / 6 + 1 / 4) / 2, 14);
  expect(await run()).toMatch(/mBrier +mYouden\n/);
  const classes = csvRows(folder.read('out/class_metrics.csv'));
  const shown = new Map(viewNow().classRows.map((row) => [row.class, { ...row } as object]));
  for (const row of classes) {
    expect(shown.get(row.class!)).toMatchObject({ youden: Number(row.youden) });
  }
  const counts = csvRows(folder.read('out/label_counts.csv'));
  expect(counts.map((row) => [row.class, row.negatives])).toEqual([
    ['Edema', '2'],
    ['Mass', '4'],
  ]);
});

it('of a table made of replicates is in the rows behind a figure, SQL, LaTeX and the terminal', async () => {
  const view = viewNow();
  const run = session.state.runs.get(view.id);
  const { rows } = taskUncertainty(view, run, currentDocument().uncertainty);
  const shown = atOnce(rows('bootstrap_metrics')).map((row) => ({ ...row }));
  const found = await rowsOf('SELECT * FROM bootstrap_metrics WHERE lower IS NOT NULL');
  expect(widths(found)).toEqual(widths(shown));
  const columns = COLUMNS.bootstrap_metrics;
  const table = { name: 'intervals', caption: 'Intervals', columns, rows: shown };
  expect(toLatex(table, { decimals: 3 })).toContain('& Width');
  expect(tableCsv(table).split('\n')[0]).toContain(',width');
  const out = folder.at('resampled');
  const files = ['--labels', folder.at('labels.csv'), '--predictions', folder.at('A.csv')];
  await terminal([...files, '--bootstrap', '100', '--out', out]);
  expect(widths(csvRows(folder.read('resampled/bootstrap_metrics.csv')))).toEqual(widths(shown));
});
