import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishedTables } from '@/data/published-tables';
import {
  against2023,
  countsThatFit,
  goldPositives,
  labelQuality,
  publishedClassRows,
  publishedDifferences,
  publishedTeamRows,
  solutionCells,
} from '@/lib/challenge/published';

const tables = publishedTables();

describe('countsThatFit', () => {
  test('a third and a half are fractions of the multiples of six', () => {
    expect(countsThatFit([0.333, 0.5], 20)).toEqual([6, 12, 18]);
  });

  test('a rate of 0 or 1 fits every count', () => {
    expect(countsThatFit([0, 1], 3)).toEqual([1, 2, 3]);
  });

  test('the count that made the rates is always among them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 406 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }),
        (n, shares) => {
          const rates = shares.map((share) => Number((Math.round(share * n) / n).toFixed(3)));
          expect(countsThatFit(rates, 406)).toContain(n);
        },
      ),
    );
  });
});

describe('goldPositives', () => {
  const { images, rows } = goldPositives(tables);
  const row = (name: string) => rows.find((r) => r.class === name)!;

  test('the smallest counts are those given as inferred', () => {
    expect(images).toBe(406);
    expect(rows).toHaveLength(26);
    for (const { class: name, gold_positives_inferred } of tables.published_classes) {
      if (gold_positives_inferred === null) continue;
      expect([name, row(name).smallest]).toEqual([name, gold_positives_inferred]);
    }
  });

  test('all counts are given, not only the smallest', () => {
    expect(row('Pleural Effusion').counts).toEqual([183, 366, 367, 371, 375, 379]);
    expect(row('Cardiomegaly').counts).toEqual([157, 159, 161, 314, 316, 318, 320, 322, 364, 366]);
  });

  test('F1 narrows them', () => {
    expect(row('Cardiomegaly').counts_with_f1).toEqual([159]);
    expect(row('Pleural Effusion').counts_with_f1).toEqual([183]);
    for (const { counts, counts_with_f1 } of rows) {
      expect(counts_with_f1.every((n) => counts.includes(n))).toBe(true);
    }
  });
});

describe('rows for the published cells', () => {
  test('class rows join the three supplementary tables', () => {
    const rows = publishedClassRows(tables);
    expect(rows).toHaveLength(40 * 4 + 26 * 4 + 5 * 3);
    expect(rows.find((r) => r.task === 'Task 1' && r.class === 'Edema' && r.team === 'A')).toEqual({
      task: 'Task 1',
      team: 'A',
      class: 'Edema',
      band: 'head',
      prevalence: 37256 / 258871,
      ap: 0.551,
      f1: 0.453,
      fnr: 0.121,
      source_tables: 'S1, S2, S3',
    });
    expect(rows.find((r) => r.class === 'Hilum')).toMatchObject({ band: null, prevalence: null });
  });

  test('team rows join the leaderboards and the averages', () => {
    const rows = publishedTeamRows(tables);
    expect(rows).toHaveLength(11);
    expect(rows.find((r) => r.task === 'Task 3' && r.team === 'I')).toMatchObject({
      source_table: 'Table 7',
      rank: 3,
      map: 0.11,
      mauroc: 0.744,
      micro_f1: 0.182,
      macro_fnr: 0.4,
      micro_fnr: 0.58,
    });
  });

  test('differences are next to the computed values', () => {
    const [published] = publishedClassRows(tables);
    const computed = { ...published!, ap: published!.ap! + 0.01, f1: null };
    const other = { ...computed, team: 'Z' };
    const rows = publishedDifferences([published!], [other, computed]);
    expect(rows.map(({ metric }) => metric)).toEqual(['ap', 'f1', 'fnr']);
    expect(rows[0]!.difference).toBeCloseTo(0.01, 12);
    expect(rows[1]).toMatchObject({ computed: null, difference: null });
    expect(rows[2]!.difference).toBe(0);
    expect(publishedDifferences([published!], [other])).toEqual([]);
  });

  test('mAP over the classes of 2023 comes out as printed, within rounding', () => {
    const { rows, range } = against2023(tables);
    expect(rows.map(({ team, classes }) => [team, classes])).toEqual([
      ['A', 26],
      ['B', 26],
      ['C', 26],
      ['D', 26],
    ]);
    for (const { recomputed, printed } of rows) {
      expect(Math.abs(recomputed - printed!)).toBeLessThanOrEqual(0.001);
    }
    expect(range).toEqual({ lowest: 0.349, highest: 0.372 });
  });

  test('label quality has 26 classes and the printed means', () => {
    const { rows, mean, printed_mean } = labelQuality(tables);
    expect(rows).toHaveLength(26);
    expect(printed_mean).toEqual({ rule_based: 0.711, gpt_4o: 0.786 });
    expect(mean.rule_based).toBeCloseTo(0.711385, 6);
    expect(mean.gpt_4o).toBeCloseTo(0.786308, 6);
  });

  test('solutions are nine teams by six techniques', () => {
    const cells = solutionCells(tables);
    expect(cells).toHaveLength(54);
    const of = (team: string, technique: string) =>
      cells.find((cell) => cell.team === team && cell.technique === technique);
    expect(of('A', 'Backbone')!.detail).toBe('ConvNeXt-S, ConvNeXt-B, ConvNeXt-T, ConvNeXt V2-B');
    expect(of('D', 'Ensemble')!.used).toBe(false);
    expect(of('H', 'Pre-training')!.used).toBe(false);
  });
});
