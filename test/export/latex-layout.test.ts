import { describe, expect, it } from 'vitest';
import { mainTex } from '@/lib/export/pack/main-tex';
import { toLatex } from '@/lib/export/table/latex';
import { chosenPart, teamsIn } from '@/lib/export/table/print-options';
import type { ExportTable, TableColumn } from '@/lib/export/table/table';

const teams = (count: number) => Array.from({ length: count }, (_, i) => `Team ${i + 1}`);

/** Classes by teams, with a row of means. */
function classesByTeam(classes: number, count: number): ExportTable {
  const columns: TableColumn[] = [
    { key: 'class', title: 'Class', format: 'text' },
    ...teams(count).map(
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
    Object.fromEntries(teams(count).map((team, i) => [team, ((i + seed) % 9) / 10]));
  return {
    name: 'classes',
    caption: 'AP of each class and team',
    columns,
    rows: Array.from({ length: classes }, (_, c) => ({ class: `Class ${c + 1}`, ...values(c) })),
    summary: [{ class: 'Mean', ...values(3) }],
  };
}

const environments = (latex: string) =>
  [...latex.matchAll(/\\begin\{(table\*?|sidewaystable\*?|longtable)\}/g)].map(([, name]) => name);

describe('a table in the text block', () => {
  it.each([
    [10, 4, 'column', ['table']],
    [10, 4, 'page', ['table']],
    [10, 6, 'column', ['table']],
    [10, 10, 'column', ['table*']],
    [80, 7, 'page', ['longtable']],
    [80, 4, 'column', ['table', 'table']],
    [80, 7, 'column', ['table*', 'table*']],
    [20, 17, 'column', ['sidewaystable*']],
    [20, 17, 'page', ['sidewaystable']],
    [80, 26, 'page', ['longtable', 'longtable', 'longtable']],
    [20, 60, 'page', Array(6).fill('table')],
  ] as const)('of %i classes and %i teams for one %s: %j', (classes, count, block, expected) => {
    const latex = toLatex(classesByTeam(classes, count), { decimals: 3, block });
    expect(environments(latex)).toEqual(expected);
    for (const team of teams(count)) expect(latex).toMatch(new RegExp(`& ${team} (&|\\\\\\\\)`));
  });

  it('shortens long names to the part that differs before it is divided, and says so', () => {
    const long = (n: number) => `university_hospital_group_${n}_convnext_final_${'AB'[n % 2]}`;
    const table = classesByTeam(20, 8);
    const columns = table.columns.map((column, i) =>
      column.team === undefined ? column : { ...column, title: long(i) },
    );
    const latex = toLatex({ ...table, columns }, { decimals: 3 });
    expect(environments(latex)).toEqual(['table']);
    const [, head] = /\\toprule\n(.*)\\\\\n/.exec(latex) ?? [];
    const titles = head!.split(' & ').map((title) => title.trim());
    expect(new Set(titles).size).toBe(9);
    expect(titles[1]).toMatch(/^1\\_/);
    expect(latex).toContain('All names of teams begin with “university\\_hospital\\_group\\_”.');
    expect(toLatex(classesByTeam(20, 8), { decimals: 3 })).not.toContain('All names');
  });

  it('names its rows in each part, and says that it continues', () => {
    const latex = toLatex(classesByTeam(20, 60), { decimals: 3 });
    expect(latex.match(/ {4}Class 20 &/g)).toHaveLength(6);
    expect(latex).toContain('\\caption{AP of each class and team. Continued, part 2.}');
    expect(latex).toContain('\\label{tab:classes-2}');
  });

  it('has every row once, in two parts, where a document of two columns has no longtable', () => {
    const latex = toLatex(classesByTeam(80, 4), { decimals: 3, block: 'column' });
    for (let c = 1; c <= 80; c++) expect(latex.split(`    Class ${c} &`)).toHaveLength(2);
    expect(latex).toMatch(/Class 80 & [^\n]*\n {4}\\midrule\n {4}Mean &/);
    expect(latex.match(/\\midrule/g)).toHaveLength(3);
    expect(latex).toContain('Continued, part 2.');
  });

  it('has a rule above the rows of means', () => {
    expect(toLatex(classesByTeam(3, 2), { decimals: 2 })).toMatch(
      /Class 3 & [^\n]*\n {4}\\midrule\n {4}Mean & 0\.30 & \\textbf\{0\.40\}/,
    );
  });

  it('has as many teams as chosen, as columns or rows', () => {
    const wide = classesByTeam(3, 12);
    expect(teamsIn(wide)).toBe(12);
    const latex = toLatex(wide, { decimals: 2, teams: 4 });
    expect(latex).toContain('Team 4');
    expect(latex).not.toContain('Team 5');
    const rows = teams(5).map((team, i) => ({ team, map: i / 10 }));
    const columns: TableColumn[] = [
      { key: 'team', title: 'Team', format: 'text' },
      { key: 'map', title: 'mAP', format: 'score' },
    ];
    const long = { name: 'l', caption: 'c', columns, rows };
    expect(teamsIn(long)).toBe(5);
    expect(chosenPart(long, { decimals: 3, teams: 2 }).rows).toEqual(rows.slice(0, 2));
    expect(chosenPart(long, { decimals: 3, teams: 9 })).toBe(long);
  });

  it('leaves out intervals and their note where they are not wanted', () => {
    const interval = { lower: 'low', upper: 'high' };
    const table: ExportTable = {
      name: 't',
      caption: 'c',
      note: 'In brackets: 95 % intervals.',
      columns: [{ key: 'map', title: 'mAP', format: 'score', interval }],
      rows: [{ map: 0.5, low: 0.4, high: 0.6 }],
    };
    expect(toLatex(table, { decimals: 2 })).toContain('0.50 {[}0.40, 0.60]');
    const without = toLatex(table, { decimals: 2, intervals: false });
    expect(without).toContain('    0.50 \\\\');
    expect(without).not.toContain('brackets');
  });
});

describe('the document of a pack', () => {
  it('includes every figure with its caption, and every table', () => {
    const tex = mainTex({
      title: 'A & B',
      figures: [{ path: 'figures/a-1.pdf', width: 85, caption: '50 % of it' }],
      tables: [{ path: 'tables/t.tex', latex: 'x' }],
      references: true,
    });
    expect(tex).toContain('\\title{A \\& B}');
    expect(tex).toContain('\\includegraphics[width=85mm]{figures/a-1.pdf}');
    expect(tex).toContain('\\caption{50 \\% of it}');
    expect(tex).toContain('\\label{fig:a-1}');
    expect(tex).toContain('\\input{tables/t.tex}');
    expect(tex).toContain('\\bibliography{references}');
  });
});
