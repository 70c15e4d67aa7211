// @vitest-environment jsdom
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { marked } from 'marked';
import * as parquet from 'parquet-wasm/node';
import { describe, expect, it } from 'vitest';
import { pdfFile } from '@/lib/export/figure/pdf-file';
import { svgFile } from '@/lib/export/figure/svg-file';
import { fileName, uniqueNames } from '@/lib/export/pack/paths';
import { tableTsv } from '@/lib/export/table/delimited';
import { toLatex } from '@/lib/export/table/latex';
import { needsUnicodeLatex } from '@/lib/export/table/latex-text';
import { toMarkdown } from '@/lib/export/table/markdown';
import { parquetColumns } from '@/lib/export/table/parquet-columns';
import type { ExportTable } from '@/lib/export/table/table';
import { encodeParquet } from '@/lib/ingest/parquet/encode-parquet';
import { savedName } from '@/lib/notebook/persistence/saved';
import { heatMapFigure } from '@/lib/plots/heat-map';
import { CLASSES, GROUPS, TEAMS } from '../browser/support/hostile';
import { printed } from './support/program';
import { sheetOf } from './support/sheets';
import { typeface } from './support/typeface';

const NAMES = [...CLASSES, ...TEAMS, ...GROUPS];

/** A table whose cells, titles, columns, caption and name are all hostile. */
const table = (names: readonly string[]): ExportTable => ({
  name: names[0]!,
  caption: names.join(' '),
  note: names.join(' '),
  columns: [
    { key: '__proto__', title: names[0]!, format: 'text' },
    { key: names[1]!, title: names[1]!, format: 'score', best: { is: 'highest', of: 'column' } },
  ],
  rows: names.map((name, i) =>
    Object.fromEntries([
      ['__proto__', name],
      [names[1]!, i / 8],
    ]),
  ),
});

describe('hostile names in tables', () => {
  it('are one cell each for a spreadsheet, and none a formula', () => {
    const lines = tableTsv(table(NAMES)).trimEnd().split('\n');
    expect(lines).toHaveLength(NAMES.length + 1);
    const cells = lines.map((line) => line.split('\t'));
    expect(cells.filter((row) => row.length !== 2)).toEqual([]);
    const read = cells.map(([name]) =>
      name!.startsWith('"') ? name!.slice(1, -1).replaceAll('""', '"') : name,
    );
    expect(read.filter((name) => /^[=+\-@]/.test(name!))).toEqual([]);
    expect(read.slice(1).map((name) => name!.replace(/^'(?=[=@])/, ''))).toEqual(NAMES);
  });

  it('are shown as text in Markdown', () => {
    const page = document.createElement('div');
    page.innerHTML = marked.parse(toMarkdown(table(NAMES), { decimals: 3 }), { async: false });
    const tags = new Set([...page.querySelectorAll('*')].map((element) => element.tagName));
    expect([...tags].sort()).toEqual('P STRONG TABLE TBODY TD TH THEAD TR'.split(' '));
    const cells = [...page.querySelectorAll('tbody tr')].map((row) => row.firstElementChild);
    expect(cells.map((cell) => cell?.textContent)).toEqual(NAMES);
  });

  it('are letters in LaTeX', () => {
    const all = toLatex(table(NAMES), { decimals: 3 });
    expect(all).not.toMatch(/\\(input|include|write|catcode|def|csname)\b/);
    const known = NAMES.filter((name) => !needsUnicodeLatex(name) && !/[\u202a-\u202e]/.test(name));
    expect(known.length).toBeGreaterThan(10);
    const short = known.map((name) => name.slice(0, 60));
    const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
    try {
      const begin = '\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{booktabs}';
      const size = '\\usepackage[margin=1cm]{geometry}\\begin{document}';
      writeFileSync(
        join(folder, 't.tex'),
        `${begin}${size}${toLatex(table(short), { decimals: 3 })}\\end{document}`,
      );
      const log = printed(
        'pdflatex',
        ['-interaction=nonstopmode', '-halt-on-error', 't.tex'],
        folder,
      );
      if (log === null) return;
      const text = printed('pdftotext', ['-layout', join(folder, 't.pdf'), '-']);
      if (text !== null)
        for (const name of ['\\input{passwd} $x$ #1 & 50%', '__proto__', '@SUM(1)']) {
          expect(text).toContain(name);
        }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('are values and columns of Parquet', () => {
    const bytes = encodeParquet(parquet, parquetColumns(table(NAMES)));
    const back = tableFromIPC(parquet.readParquet(bytes).intoIPCStream());
    expect(back.schema.fields.map(({ name }) => name)).toEqual(['__proto__', NAMES[1]]);
    expect([...back.getChildAt(0)!]).toEqual(NAMES);
  });
});

describe('hostile names in figures', () => {
  const rows = TEAMS.flatMap((team, t) =>
    CLASSES.map((name, c) => ({
      team,
      class: name,
      band: 'head' as const,
      positives: 10 + c,
      images: 100,
      prevalence: (10 + c) / 100,
      ap: (t + c + 1) / 30,
      auroc: 0.5,
      f1: 0.5,
      fnr: 0.5,
      ece: 0.1,
      lift: 2,
    })),
  );
  const words = {
    title: NAMES.join(' '),
    description: ') /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> (',
  };
  const sheet = () =>
    sheetOf((p) => heatMapFigure(rows, { ...p, teams: TEAMS, metric: 'ap' }), 'page');

  it('are text in an SVG, in its title and its description', () => {
    const svg = svgFile(sheet(), { ...words, typeface, text: 'font' });
    const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    expect(root.querySelector('parsererror, script, image, a, foreignObject')).toBeNull();
    const handled = [...root.querySelectorAll('*')].filter((element) =>
      [...element.attributes].some(({ name }) => name.startsWith('on')),
    );
    expect(handled).toEqual([]);
    expect(root.querySelector('title')?.textContent).toBe(words.title);
    expect(root.textContent).toContain('__proto__');
  });

  it('act in no PDF', async () => {
    const nothing = () => ({ x: 0, y: 0, width: 0, height: 0 });
    Object.assign(SVGElement.prototype, { getBBox: nothing });
    Object.assign(HTMLCanvasElement.prototype, { getContext: () => null });
    const bytes = await pdfFile([sheet()], { ...words, typeface });
    // Strings, then what is compressed, taken out: what is left are the file's own words.
    const own = Buffer.from(bytes)
      .toString('latin1')
      .replace(/stream[\s\S]*?endstream/g, '')
      .replace(/\((\\[\s\S]|[^\\()])*\)/g, '');
    expect(own).not.toMatch(/\/(JavaScript|JS|Launch|URI|AA|SubmitForm|EmbeddedFile)\b/);
    expect(own.match(/\/OpenAction/g)?.length ?? 0).toBeLessThanOrEqual(1);
    const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
    try {
      writeFileSync(join(folder, 'f.pdf'), bytes);
      const info = printed('pdfinfo', [join(folder, 'f.pdf')]);
      expect(info ?? 'JavaScript: no').toMatch(/JavaScript: +no/);
      const text = printed('pdftotext', [join(folder, 'f.pdf'), '-']);
      if (text !== null) expect(text).toContain('__proto__');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('hostile names of files', () => {
  const paths = [
    ...NAMES,
    '..',
    '../../etc/passwd',
    'C:\\x',
    '/etc/passwd',
    'a\0b',
    '.htaccess',
    ' ',
  ];

  it('stay in their folder', () => {
    const unique = uniqueNames();
    const safe = paths.map((name) => unique(fileName(name)));
    for (const name of safe) expect(name).toMatch(/^[\w][\w.-]{0,110}$/);
    expect(safe.filter((name) => name.includes('..'))).toEqual([]);
    expect(new Set(safe).size).toBe(paths.length);
    for (const name of paths.map(savedName))
      expect(name).toMatch(/^[\p{L}\p{N}-]{1,80}\.longtail\.json$/u);
  });

  it('are not reserved by any operating system', () => {
    for (const name of ['con', 'NUL', 'aux', 'COM1', 'lpt9.csv', 'prn.']) {
      expect(fileName(name)).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
      expect(savedName(name)).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
    }
    expect(fileName('contour')).toBe('contour');
  });
});
