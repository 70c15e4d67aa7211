import { describe, expect, test } from 'vitest';
import { publishedTables } from '@/data/published-tables';
import { audit, type Finding } from '@/lib/challenge/audit';
import type { ClassFigure, PublishedTables } from '@/lib/challenge/published';

const tables = publishedTables();
const findings = audit(tables);

const about = (rule: string, text: RegExp, among: readonly Finding[] = findings) =>
  among.filter((finding) => finding.rule === rule && text.test(finding.text));

/** The paper's tables with one fault more. */
function planted(change: (copy: PublishedTables) => void): Finding[] {
  const copy = structuredClone(tables);
  change(copy);
  const known = new Set(findings.map(({ text }) => text));
  return audit(copy).filter(({ text }) => !known.has(text));
}

const figure = (copy: PublishedTables, key: Partial<ClassFigure>): ClassFigure =>
  copy.published_class_metrics.find((row) =>
    Object.entries(key).every(([name, value]) => row[name as keyof ClassFigure] === value),
  )!;

describe('does the paper add up', () => {
  test('1: the FNR column of team D is its F1 column', () => {
    const [copy, ...others] = about('equal-columns', /team D/);
    expect(others).toEqual([]);
    expect(copy).toMatchObject({ table: 'S3', roundingExplains: false });
    expect(copy!.cells).toHaveLength(80);
    expect(about('mean-rows', /Table 3, team D/)[0]).toMatchObject({ printed: 0.466 });
    expect(about('mean-rows', /Table 3, team D/)[0]!.recomputed).toBeCloseTo(0.285225, 9);
    const classes = about('implied-precision', /team D/).map(({ cells }) => cells[0]!.row);
    expect(classes.toSorted()).toEqual([
      'Clavicle Fracture',
      'Lobar Atelectasis',
      'Pleural Effusion',
      'Support Devices',
    ]);
  });

  test('2: the paper says that the bands have 39 classes', () => {
    const [finding] = about('band-sizes', /9, 14 and 16 classes.*9, 15 and 16/);
    expect(finding).toMatchObject({ table: 'Section 3.3', printed: 39, recomputed: 40 });
  });

  test('3: macro F1 of team E', () => {
    const [finding] = about('mean-rows', /Table 5, team E/);
    expect(finding).toMatchObject({ table: 'S5', printed: 0.26, roundingExplains: false });
    expect(finding!.recomputed).toBeCloseTo(0.2648, 4);
    expect(about('same-quantity', /Task 2, team E: mF1/)[0]).toMatchObject({ printed: 0.26 });
  });

  test('4: macro FNR of team A', () => {
    const [finding] = about('mean-rows', /Table 6, team A/);
    expect(finding).toMatchObject({ table: 'S6', printed: 0.365 });
    expect(finding!.recomputed).toBeCloseTo(0.3535, 9);
  });

  test('5: mean AP of teams H and I, and two equal rows', () => {
    const [h] = about('mean-rows', /Table 7, team H/);
    const [i] = about('mean-rows', /Table 7, team I.*Osteopenia and Scoliosis \(0\.036\)/);
    expect(h).toMatchObject({ table: 'S7', printed: 0.116 });
    expect(h!.recomputed).toBeCloseTo(0.1204, 9);
    expect(i).toMatchObject({ table: 'S7', printed: 0.11 });
    expect(i!.recomputed).toBeCloseTo(0.0854, 9);
  });

  test('6: mAP of teams A and C on Task 2, the latter within rounding', () => {
    const [a] = about('same-quantity', /Task 2, team A: mAP/);
    expect(a).toMatchObject({ table: 'Section 3.3', printed: 0.511, roundingExplains: false });
    const [c] = about('same-quantity', /Task 2, team C: mAP/);
    expect(c!.cells.map(({ value }) => value).toSorted()).toEqual([0.526, 0.527]);
    expect(c!.recomputed).toBeCloseTo(0.5265, 9);
    expect(c!.roundingExplains).toBe(true);
  });

  test('the caption of Figure 1, and a rank of 30 beside the best mECE', () => {
    expect(about('same-quantity', /new classes is 12 in Figure 1 and 19/)).toHaveLength(1);
    expect(about('ranks', /mECE: team A has 0\.457 and rank 30/)).toHaveLength(1);
  });

  test('no other finding is reported', () => {
    const named = findings.map(({ rule, table, printed }) => [rule, table, printed]);
    expect(named).toHaveLength(16);
    expect(findings.filter(({ roundingExplains }) => roundingExplains)).toHaveLength(1);
    expect(about('band-means', /./)).toEqual([]);
  });
});

describe('planted faults', () => {
  test('a class row that moves its mean', () => {
    const found = planted((copy) => {
      figure(copy, { source_table: 'S1', class: 'Edema', team: 'B' }).value += 0.1;
    });
    expect(found.map(({ rule, table, printed }) => [rule, table, printed])).toEqual([
      ['mean-rows', 'S1', 0.279],
      ['mean-rows', 'Text', 0.373],
      ['band-means', 'Table 5', 0.569],
    ]);
  });

  test('a mean one digit off can be within rounding, two digits off cannot', () => {
    // The class rows of team B average 0.494575; printed is 0.495.
    const moved = (value: number) =>
      planted((copy) => {
        const row = copy.published_averages.find(
          ({ statistic, team }) => statistic === 'macro_fnr' && team === 'B',
        );
        row!.value = value;
      });
    expect(moved(0.494)).toEqual([]);
    expect(moved(0.493).map(({ rule, table }) => [rule, table])).toEqual([['mean-rows', 'S3']]);
  });

  test('a column copied from another team', () => {
    const found = planted((copy) => {
      for (const row of copy.published_class_metrics.filter(
        (f) => f.source_table === 'S4' && f.team === 'F',
      )) {
        row.value = figure(copy, { source_table: 'S4', class: row.class, team: 'E' }).value;
      }
    });
    expect(about('equal-columns', /team F .* team E /, found)).toHaveLength(1);
    expect(about('mean-rows', /Table 4, team F/, found)).toHaveLength(1);
  });

  test('an F1 that its FNR does not allow', () => {
    const found = planted((copy) => {
      figure(copy, { source_table: 'S2', class: 'Hernia', team: 'A' }).value = 0.9;
    });
    const [finding] = about('implied-precision', /Hernia, team A/, found);
    // R = 1 - 0.379, P = 0.9 R / (2 R - 0.9)
    expect(finding!.recomputed).toBeCloseTo((0.9 * 0.621) / (1.242 - 0.9), 9);
    expect(finding!.roundingExplains).toBe(false);
  });

  test('an implied precision that rounding alone lifts above 1', () => {
    const found = planted((copy) => {
      figure(copy, { source_table: 'S3', class: 'Hernia', team: 'A' }).value = 0.5;
      // P = 1 gives F1 = 2 R / (1 + R) = 2/3.
      figure(copy, { source_table: 'S2', class: 'Hernia', team: 'A' }).value = 0.667;
    });
    expect(about('implied-precision', /Hernia/, found)).toEqual([]);
  });

  test('F1 of 0 where positives are found', () => {
    const found = planted((copy) => {
      figure(copy, { source_table: 'S5', class: 'Mass', team: 'C' }).value = 0;
    });
    expect(about('implied-precision', /Mass, team C: F1 is 0/, found)).toHaveLength(1);
  });

  test('a band of another size, though the sum is right', () => {
    const found = planted((copy) => {
      const sizes = copy.published_statements.filter((s) => s.quantity === 'band_classes');
      for (const [i, value] of [10, 14, 16].entries()) sizes[i]!.value = value;
    });
    expect(about('band-sizes', /10, 14 and 16/, found)[0]).toMatchObject({ printed: 40 });
  });

  test('a band mean and an average', () => {
    const found = planted((copy) => {
      copy.published_bands[0]!.tail = 0.156;
      copy.published_bands[2]!.average = 0.33;
    });
    expect(found.map(({ rule, printed }) => [rule, printed])).toEqual([
      ['band-means', 0.156],
      ['band-means', 0.322],
      ['band-means', 0.33],
    ]);
  });

  test('a value printed differently elsewhere', () => {
    const found = planted((copy) => {
      copy.published_leaderboard[3]!.map = 0.287;
    });
    expect(about('same-quantity', /Task 1, team D: mAP is 0\.287 in Table 4/, found)).toHaveLength(
      1,
    );
    expect(about('mean-rows', /team D/, found)[0]).toMatchObject({ printed: 0.287 });
  });

  test('ranks in the wrong order, but not those of equal values', () => {
    const found = planted((copy) => {
      const [a, b] = copy.published_leaderboard;
      [a!.mf1_rank, b!.mf1_rank] = [b!.mf1_rank, a!.mf1_rank];
    });
    expect(found.map(({ rule, table }) => [rule, table])).toEqual([['ranks', 'Table 4']]);
    // C and D have the same mAP and ranks 3 and 4.
    expect(about('ranks', /mAP/)).toEqual([]);
  });
});

describe('other sets of tables', () => {
  test('missing tables give no findings', () => {
    const empty = Object.fromEntries(
      Object.keys(tables).map((name) => [name, []]),
    ) as unknown as PublishedTables;
    expect(audit(empty)).toEqual([]);
  });
});
