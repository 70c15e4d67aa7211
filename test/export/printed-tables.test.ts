import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import * as parquet from 'parquet-wasm/node';
import { describe, expect, it } from 'vitest';
import { COLUMNS } from '@/components/cells/shared/columns';
import { tableCsv, tableTsv } from '@/lib/export/table/delimited';
import { toLatex } from '@/lib/export/table/latex';
import { latexText, needsUnicodeLatex } from '@/lib/export/table/latex-text';
import { toMarkdown } from '@/lib/export/table/markdown';
import { parquetColumns } from '@/lib/export/table/parquet-columns';
import type { ExportTable, TableColumn } from '@/lib/export/table/table';
import { encodeParquet } from '@/lib/ingest/parquet/encode-parquet';
import { printed } from './support/program';

const highest = { is: 'highest', of: 'column' } as const;
const nasty = 'a_b % & $ # { } ~ ^ \\ < > | "x" [*] é ≥ − α ρ²';

const leaderboard: ExportTable = {
  name: 'leader_board',
  caption: 'Who leads? 100 % of teams',
  columns: [
    { key: 'team', title: 'Team', format: 'text' },
    { key: 'map', title: 'mAP', format: 'score', best: highest },
    { key: 'map_rank', title: 'Rank', format: 'count', rankOf: 'map' },
    { key: 'mece', title: 'mECE', format: 'score', best: { is: 'lowest', of: 'column' } },
    { key: 'difference', title: 'Difference', format: 'signed' },
    { key: 'prevalence', title: 'Prevalence', format: 'percent' },
    { key: 'images', title: 'Images', format: 'count' },
  ],
  rows: [
    {
      team: 'A',
      map: 0.28056,
      map_rank: 1,
      mece: 0.1,
      difference: -0.0123,
      prevalence: 0.25,
      images: 78946,
    },
    {
      team: nasty,
      map: 0.28054,
      map_rank: 2,
      mece: null,
      difference: 0.5,
      prevalence: 1 / 3,
      images: 406,
    },
    {
      team: '[x] * y',
      map: null,
      map_rank: null,
      mece: 0.05,
      difference: 1e-9,
      prevalence: 0,
      images: 1,
    },
  ],
};

describe('a printed table', () => {
  it('rounds, sets the best in bold and ranks in parentheses (LaTeX, by hand)', () => {
    const lines = toLatex(leaderboard, { decimals: 3 }).split('\n');
    expect(lines).toContain('    Team & mAP & mECE & Difference & Prevalence (\\%) & Images \\\\');
    expect(lines).toContain(
      '    A & \\textbf{0.281 (1)} & 0.100 & $-$0.012 & 25.000 & 78,946 \\\\',
    );
    expect(lines).toContain('    {[}x] {*} y & – & \\textbf{0.050} & 0.000 & 0.000 & 1 \\\\');
    expect(lines.filter((line) => line.includes('textbf'))).toHaveLength(2);
    expect(lines).toContain(
      '  \\caption{Who leads? 100 \\% of teams. Bold: best value of the column. In parentheses: rank by the value. A dash: undefined or unknown.}',
    );
    expect(lines).toContain('  \\label{tab:leader-board}');
  });

  it('shows as many decimals as chosen, or all', () => {
    expect(toLatex(leaderboard, { decimals: 5 })).toContain('0.28056 (1)');
    expect(toMarkdown(leaderboard, { decimals: 'full' })).toContain('| 0.3333333333333333 |');
    expect(toMarkdown(leaderboard, { decimals: 2 })).toContain(
      '| A | **0.28 (1)** | 0.10 | −0.01 | 25.00 | 78,946 |',
    );
  });

  it('compares along rows where columns say so', () => {
    const across = { is: 'lowest', of: 'row' } as const;
    const columns = ['A', 'B'].map(
      (key): TableColumn => ({ key, title: key, format: 'score', best: across }),
    );
    const rows = [
      { A: 0.2, B: 0.1 },
      { A: 0.3, B: 0.3 },
      { A: null, B: null },
    ];
    const body = toMarkdown({ name: 't', caption: 'c', columns, rows }, { decimals: 2 })
      .split('\n')
      .slice(2);
    expect(body).toEqual(['| 0.20 | **0.10** |', '| 0.30 | 0.30 |', '| – | – |', '']);
  });

  it('keeps Markdown cells whole', () => {
    const columns: TableColumn[] = [{ key: 'a', title: 'A|B', format: 'text' }];
    const rows = [{ a: 'x|y_z*\n<b>' }];
    const made = toMarkdown({ name: 't', caption: 'c', columns, rows }, { decimals: 3 });
    expect(made).toBe('| A\\|B |\n| :--- |\n| x\\|y\\_z\\* \\<b\\> |\n');
  });
});

describe('LaTeX', () => {
  it('escapes every special character', () => {
    expect(latexText('_%&$#{}~^\\')).toBe(
      '\\_\\%\\&\\$\\#\\{\\}\\textasciitilde{}\\textasciicircum{}\\textbackslash{}',
    );
    expect(latexText('5\u00a0% ≥ −3, ρ²\n')).toBe('5~\\% $\\ge$ $-$3, $\\rho$$^2$ ');
    expect(needsUnicodeLatex(latexText('Müller, “x” – 5 ≥ α'))).toBe(false);
    expect(needsUnicodeLatex('胸')).toBe(true);
  });

  it('compiles, short and long', () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ ...leaderboard.rows[i % 3], images: i }));
    const tables = [leaderboard, { ...leaderboard, name: 'long', rows: many }];
    const source = [
      '\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{booktabs,longtable}',
      '\\usepackage[margin=1cm]{geometry}\\begin{document}',
      ...tables.map((table) => toLatex(table, { decimals: 3 })),
      '\\end{document}',
    ].join('\n');
    const folder = mkdtempSync(join(tmpdir(), 'latex-'));
    try {
      writeFileSync(join(folder, 't.tex'), source);
      const log = printed(
        'pdflatex',
        ['-interaction=nonstopmode', '-halt-on-error', 't.tex'],
        folder,
      );
      if (log === null) return;
      expect(log).toMatch(/Output written on t\.pdf/);
      expect(log).not.toMatch(/Missing character|Undefined/);
      const text = printed('pdftotext', ['-layout', join(folder, 't.pdf'), '-']);
      if (text === null) return;
      expect(text).toContain('a_b % & $ # { } ~ ^ \\ < > |');
      expect(text).toContain('[x] * y');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('files in full', () => {
  it('read back from CSV to the same bits', () => {
    const [, first] = tableCsv(leaderboard).split('\n');
    const cells = first!.split(',');
    expect(cells.map((cell) => (Number.isNaN(Number(cell)) ? cell : Number(cell)))).toEqual(
      leaderboard.columns.map(({ key }) => leaderboard.rows[0]![key]),
    );
  });

  it('give a spreadsheet one cell a tab', () => {
    const columns: TableColumn[] = [
      { key: 'a', title: 'A', format: 'text' },
      { key: 'b', title: 'B', format: 'score' },
    ];
    const rows = [
      { a: 'x\ty\nz', b: 0.1 },
      { a: '=1+1', b: null },
    ];
    expect(tableTsv({ name: 't', caption: 'c', columns, rows })).toBe(
      "a\tb\nx y z\t0.1\n'=1+1\t\n",
    );
  });

  it('read back from Parquet equal, typed, with nulls', () => {
    const bytes = encodeParquet(parquet, parquetColumns(leaderboard));
    const back = tableFromIPC(parquet.readParquet(bytes).intoIPCStream());
    expect(back.schema.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'team Utf8',
      'map Float64',
      'map_rank Int32',
      'mece Float64',
      'difference Float64',
      'prevalence Float64',
      'images Int32',
    ]);
    expect(back.toArray().map((row) => ({ ...row }))).toEqual(leaderboard.rows);
  });

  it('write a table without rows, and whole numbers beyond 32 bits as doubles', () => {
    const columns: TableColumn[] = [{ key: 'n', title: 'N', format: 'count' }];
    const empty = encodeParquet(
      parquet,
      parquetColumns({ name: 't', caption: 'c', columns, rows: [] }),
    );
    expect(tableFromIPC(parquet.readParquet(empty).intoIPCStream()).numRows).toBe(0);
    const rows = [{ n: 2 ** 40 }];
    expect(parquetColumns({ name: 't', caption: 'c', columns, rows })[0]?.type).toBe('double');
  });
});

describe('values with intervals', () => {
  const table: ExportTable = {
    name: 'intervals',
    caption: 'mAP',
    note: 'In brackets: 95 % intervals',
    columns: [
      { key: 'team', title: 'Team', format: 'text' },
      {
        key: 'map',
        title: 'mAP',
        format: 'score',
        best: highest,
        interval: { lower: 'map_lower', upper: 'map_upper' },
      },
      { key: 'map_rank', title: 'Rank', format: 'count', rankOf: 'map' },
    ],
    rows: [
      { team: 'A', map: 0.28056, map_rank: 1, map_lower: 0.27649, map_upper: 0.30812 },
      { team: 'B', map: 0.2, map_rank: 2 },
    ],
  };

  it('follow the value and precede its rank', () => {
    const markdown = toMarkdown(table, { decimals: 3 });
    expect(markdown).toContain('| **0.281 \\[0.276, 0.308\\] (1)** |');
    expect(markdown).toContain('| 0.200 (2) |');
    expect(markdown).toContain('\nIn brackets: 95 % intervals\n');
    const latex = toLatex(table, { decimals: 2 });
    expect(latex).toContain('\\textbf{0.28 {[}0.28, 0.31] (1)}');
    expect(latex).toContain(
      '\\caption{mAP. In brackets: 95 \\% intervals. Bold: best value of the column. ',
    );
  });

  it('are separate columns in data files, in full precision', () => {
    expect(tableCsv(table).split('\n').slice(0, 3)).toEqual([
      'team,map,map_lower,map_upper,map_rank',
      'A,0.28056,0.27649,0.30812,1',
      'B,0.2,,,2',
    ]);
    expect(parquetColumns(table).map(({ name, type }) => [name, type])).toEqual([
      ['team', 'text'],
      ['map', 'double'],
      ['map_lower', 'double'],
      ['map_upper', 'double'],
      ['map_rank', 'integer'],
    ]);
  });
});

it('titles on paper have the unit, unless title or description say it', () => {
  const columns = COLUMNS.calibration_bins;
  const table: ExportTable = { name: 'bins', caption: 'Bins', columns, rows: [] };
  const [, header] = toMarkdown(table, { decimals: 3 }).match(/^\| (.*) \|$/m)!;
  expect(header!.split(' | ')).toEqual([
    'Task',
    'Team',
    'Class',
    'Bin',
    'Above (probability)',
    'Up to (probability)',
    'Images',
    'Mean score (probability)',
    'Positive rate',
  ]);
  expect(columns.find(({ key }) => key === 'lower')!.hint).toBe(
    'Lower edge, excluded (probability)',
  );
});
