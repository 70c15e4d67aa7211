import { describe, expect, it } from 'vitest';
import {
  auroc,
  averagePrecision,
  newcombe,
  normalQuantile,
  Random,
  rankPositives,
} from '@/lib/metrics';
import type { GroupedImages } from '@/lib/scoring/attributes';
import { SLICE_STATISTICS } from '@/lib/scoring/slices/slice-gaps';
import { slicesOfTask } from '@/lib/scoring/slices/slices';
import { SLICES, type SliceRow, sliceSearch, teamSlices } from '@/lib/scoring/tables/slices';
import { type Board, sourceOf } from '../boards/support';

const attribute = (name: string, groups: string[], of: (row: number) => number, rows: number) =>
  ({
    name,
    file: 'recordings.csv',
    groups,
    groupOf: Int32Array.from({ length: rows }, (_, row) => of(row)),
  }) satisfies GroupedImages;

async function rowsOf(board: Board): Promise<SliceRow[]> {
  const source = sourceOf(board);
  const search = await sliceSearch(source);
  return teamSlices(source, search, 'Kite', SLICE_STATISTICS, 0.5);
}

describe('slices', () => {
  const labels = [Uint8Array.of(1, 1, 0, 0, 255, 1)];
  const classes = [{ name: 'Wren' }] as never;
  const habitat = attribute('habitat', ['wood', 'marsh'], (row) => [0, 0, 0, 1, 1, -1][row]!, 6);
  const season = attribute('season', ['spring', 'autumn'], (row) => row % 2, 6);

  it('are all values of one to three attributes, and labels with one of them', () => {
    const slices = slicesOfTask({ classes, labels }, [habitat, season], 1);
    expect(slices.map(({ name, conditions, label }) => [name, conditions, label])).toEqual([
      ['habitat wood', 1, null],
      ['habitat marsh', 1, null],
      ['season spring', 1, null],
      ['season autumn', 1, null],
      ['habitat wood, season spring', 2, null],
      ['habitat wood, season autumn', 2, null],
      ['habitat marsh, season spring', 2, null],
      ['habitat marsh, season autumn', 2, null],
      ['with Wren', 1, 'Wren'],
      ['habitat wood, with Wren', 2, 'Wren'],
      ['season spring, with Wren', 2, 'Wren'],
      ['season autumn, with Wren', 2, 'Wren'],
    ]);
  });

  it('are listed once where two columns say the same', () => {
    const same = { ...habitat, name: 'place', groups: ['forest', 'swamp'] };
    const slices = slicesOfTask({ classes: [], labels }, [habitat, same], 1);
    expect(slices.map(({ name }) => name)).toEqual(['habitat wood', 'habitat marsh']);
  });

  it('know where a condition is not known', () => {
    const [wood, ...others] = slicesOfTask({ classes, labels }, [habitat, season], 1);
    expect([...wood!.side]).toEqual([1, 1, 1, 0, 0, 255]);
    const both = others.find(({ name }) => name === 'habitat wood, season autumn')!;
    expect([...both.side]).toEqual([0, 1, 0, 0, 0, 255]);
    const label = others.find(({ name }) => name === 'with Wren')!;
    expect([...label.side]).toEqual([1, 1, 0, 0, 255, 1]);
  });
});

describe('the rows of slices', () => {
  // 40 positives and 40 negatives, half of each in the wood: there 15 of 20 positives are missed and
  // 4 of 20 negatives called; in the marsh 5 and 2.
  const rows = 80;
  const labels = [Uint8Array.from({ length: rows }, (_, i) => (i < 40 ? 1 : 0))];
  const isWood = (row: number) => row % 40 < 20;
  const scores = [
    Float64Array.from({ length: rows }, (_, row) => {
      const place = row % 20;
      const called = row < 40 ? place >= (isWood(row) ? 15 : 5) : place < (isWood(row) ? 4 : 2);
      return (called ? 0.6 : 0.2) + place / 1000;
    }),
  ];
  const habitat = attribute('habitat', ['wood', 'marsh'], (row) => (isWood(row) ? 0 : 1), rows);
  const board: Board = {
    classes: ['Wren'],
    labels,
    second: null,
    teams: { Kite: scores },
    attributes: [habitat],
  };
  const of = (found: SliceRow[], statistic: string, slice = 'habitat wood') =>
    found.find((row) => row.statistic === statistic && row.slice === slice)!;

  it('have the rates by hand, with Newcombe’s interval and the score test', async () => {
    const found = await rowsOf(board);
    const fnr = of(found, 'fnr');
    expect(fnr).toMatchObject({ positives: 20, negatives: 20, value: 0.75, rest: 0.25, gap: 0.5 });
    // Each image is a cluster: G / (G - 1) is the whole design effect.
    const [wood, marsh, effect] = [{ count: 15, of: 20 }, { count: 5, of: 20 }, 40 / 39] as const;
    const [lower, upper] = newcombe(wood, marsh, 0.95, effect);
    expect(fnr.lower).toBeCloseTo(lower, 12);
    expect(fnr.upper).toBeCloseTo(upper, 12);
    // statsmodels 0.14: proportions_ztest([15, 5], [20, 20]) gives z = 3.1622776601683795.
    expect(normalQuantile(1 - fnr.p! / 2) * Math.sqrt(effect)).toBeCloseTo(3.16227766, 7);
    expect(of(found, 'fpr')).toMatchObject({ value: 0.2, rest: 0.1, gap: 0.1 });
    // Both slices of the same two groups: adjusting leaves their p value as it is.
    expect(fnr.q).toBeCloseTo(fnr.p!, 12);
    const opposite = of(found, 'fnr', 'habitat marsh');
    expect(opposite.gap).toBe(-0.5);
  });

  it('have AUROC, AP over prevalence and calibration of the two parts', async () => {
    const found = await rowsOf(board);
    const part = (wood: boolean) => {
      const own = Array.from({ length: rows }, (_, row) => row).filter((r) => isWood(r) === wood);
      const taken = Float64Array.from(own, (row) => scores[0]![row]!);
      const known = Uint8Array.from(own, (row) => labels[0]![row]!);
      const mean = taken.reduce((sum, score) => sum + score, 0) / 40;
      return { ranking: rankPositives(taken, known), mean };
    };
    const [wood, marsh] = [part(true), part(false)];
    expect(of(found, 'auroc').value).toBeCloseTo(auroc(wood.ranking), 12);
    expect(of(found, 'auroc').rest).toBeCloseTo(auroc(marsh.ranking), 12);
    expect(of(found, 'lift').value).toBeCloseTo(averagePrecision(wood.ranking) / 0.5, 12);
    expect(of(found, 'calibration').value).toBeCloseTo(wood.mean - 0.5, 12);
  });

  it('leave out slices of fewer than 20 positives, and statistics that scores of ranks have not', async () => {
    const fewer = { ...board, labels: [labels[0]!.map((label, i) => (i === 0 ? 255 : label))] };
    const found = await rowsOf(fewer);
    expect(new Set(found.map(({ statistic }) => statistic))).toEqual(new Set(['fpr']));
    const ranks = await rowsOf({ ...board, areProbabilities: false });
    expect(new Set(ranks.map(({ statistic }) => statistic))).toEqual(new Set(['auroc', 'lift']));
  });

  it('have wider intervals where images of a patient are alike', async () => {
    const paired = await rowsOf({
      ...board,
      clusterOf: Uint32Array.from({ length: rows }, (_, row) => row >> 2),
    });
    const single = await rowsOf(board);
    const width = (row: SliceRow) => row.upper! - row.lower!;
    for (const statistic of ['fnr', 'calibration']) {
      expect(width(of(paired, statistic))).toBeGreaterThan(width(of(single, statistic)));
    }
    expect(of(paired, 'fnr').unit).toBe('site');
  });

  it('find a planted slice among 3,000 images, and nothing in noise', async () => {
    const random = new Random(5);
    const uniform = () => random.next() / 2 ** 32;
    const many = 3000;
    const attributes = ['view', 'sex', 'age'].map((name) => {
      const own = Array.from({ length: many }, () => Math.floor(3 * uniform()));
      return attribute(name, ['a', 'b', 'c'], (row) => own[row]!, many);
    });
    const own = Uint8Array.from({ length: many }, () => (uniform() < 0.3 ? 1 : 0));
    const isHard = (row: number) => attributes.every(({ groupOf }) => groupOf[row] === 1);
    const team = (planted: boolean) =>
      Float64Array.from(own, (label, row) => {
        const misses = planted && isHard(row) ? 0.9 : 0.3;
        return label === 1 ? (uniform() < misses ? 0.2 : 0.8) : uniform() * 0.6;
      });
    const search = async (planted: boolean) =>
      (
        await rowsOf({
          classes: ['Wren'],
          labels: [own],
          second: null,
          teams: { Kite: [team(planted)] },
          attributes,
        })
      ).filter(({ statistic }) => statistic === 'fnr');
    const [first] = await search(true);
    expect(first!.slice).toBe('view b, sex b, age b');
    expect(first!.q!).toBeLessThan(0.001);
    expect((await search(false)).filter(({ q }) => q! < 0.05)).toEqual([]);
  });

  it('of tables are those of all teams', async () => {
    const inputs = { images: async () => [sourceOf(board)], threshold: 0.5 } as never;
    expect(await SLICES.make(inputs)).toEqual(await rowsOf(board));
  });
});
