import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsPDF } from 'jspdf';
import { describe, expect, it } from 'vitest';
import { findEngine } from '@/lib/cli/check/find-engines.mjs';
import { mainTex } from '@/lib/export/pack/main-tex';
import { toLatex } from '@/lib/export/table/latex';
import type { TextBlock } from '@/lib/export/table/print-options';
import type { ExportTable, TableColumn } from '@/lib/export/table/table';

const found = findEngine('latex');
if (!found) console.log('skipped: pdflatex or pdfinfo is not installed');

/** Values of classes (rows) by teams (columns), of names of a length. */
function tableOf(classes: number, teams: number, letters: number): ExportTable {
  const name = (what: string, i: number) => `${what} ${i + 1} `.padEnd(letters, 'abcde ').trim();
  const keys = Array.from({ length: teams }, (_, i) => name('Team', i));
  const columns: TableColumn[] = [
    { key: 'class', title: 'Class', format: 'text' },
    ...keys.map(
      (team): TableColumn => ({
        key: team,
        title: team,
        format: 'score',
        team,
        best: { is: 'highest', of: 'row' },
      }),
    ),
  ];
  const values = (seed: number) =>
    Object.fromEntries(keys.map((key, i) => [key, ((i * 7 + seed) % 97) / 100]));
  return {
    name: `t-${classes}-${teams}-${letters}`,
    caption: `${classes} classes and ${teams} teams`,
    columns,
    rows: Array.from({ length: classes }, (_, c) => ({ class: name('Class_&', c), ...values(c) })),
    summary: [{ class: 'Mean', ...values(5) }],
  };
}

/** Compiles a document twice. Returns the log of the second run. */
function compiled(folder: string): string {
  const args = ['-interaction=nonstopmode', '-halt-on-error', 'main.tex'];
  for (let run = 0; run < 2; run++) {
    const { status, stdout } = spawnSync(found!.pdflatex!, args, { cwd: folder, encoding: 'utf8' });
    expect(status, stdout.slice(-2000)).toBe(0);
  }
  return readFileSync(join(folder, 'main.log'), 'latin1');
}

/** How far lines and boxes reach beyond the text block, in points. */
const overfull = (log: string) =>
  [...log.matchAll(/Overfull \\[hv]box \(([\d.]+)pt/g)].map(([, points]) => Number(points));

const SHAPES = [
  [5, 1, 6],
  [14, 4, 30],
  [40, 4, 12],
  [40, 12, 20],
  [56, 26, 12],
  [20, 60, 10],
  [300, 4, 30],
  [56, 26, 60],
  [20, 3, 120],
] as const;

const DOCUMENTS = [
  { block: 'page', of: 'one column' },
  { block: 'column', of: 'one column' },
  { block: 'column', of: 'two columns' },
] satisfies { block: TextBlock; of: string }[];

describe.skipIf(!found)('LaTeX tables', () => {
  it.each(DOCUMENTS)('made for a $block fit a document of $of', ({ block, of }) => {
    const folder = mkdtempSync(join(tmpdir(), 'latex-'));
    try {
      mkdirSync(join(folder, 'tables'));
      mkdirSync(join(folder, 'figures'));
      const tables = SHAPES.map(([classes, teams, letters]) => {
        const table = tableOf(classes, teams, letters);
        const latex = toLatex(table, { decimals: 3, block });
        const path = `tables/${table.name}.tex`;
        writeFileSync(join(folder, path), latex);
        return { path, latex };
      });
      const pdf = new jsPDF({ unit: 'mm', format: [85, 60] });
      const figures = Array.from({ length: 30 }, (_, i) => {
        const path = `figures/a-${i + 1}.pdf`;
        writeFileSync(join(folder, path), Buffer.from(pdf.output('arraybuffer')));
        return { path, width: 85, caption: `Figure ${i + 1}: 100 % of α, ≥ 0.5` };
      });
      const tex = mainTex({ title: 'All_of it', figures, tables, references: false });
      const options = of === 'two columns' ? '10pt,twocolumn' : '10pt';
      writeFileSync(join(folder, 'main.tex'), tex.replace('[10pt]', `[${options}]`));
      const log = compiled(folder);
      expect(log).not.toMatch(/Missing character|undefined|multiply defined/i);
      expect(overfull(log).filter((points) => points > 2)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
