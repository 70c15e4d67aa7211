import { describe, expect, it } from 'vitest';
import { crossFit } from '@/lib/improve/cross-fit';
import { tuneThresholds } from '@/lib/improve/thresholds';
import { thresholdsFile } from '@/lib/improve/thresholds-file';
import { gainInterval } from '@/lib/improve/tuned';
import { confusionAt, f1, macro, Random } from '@/lib/metrics';
import { atOnce } from '@/lib/scoring/steps';
import { thresholdGainRows, tunedThresholdRows } from '@/lib/scoring/tables/tuned-thresholds';
import { matrix } from '../scoring/support';
import { planFor, simulated } from './support';

const CLASSES = [
  { prevalence: 0.3, separation: 1.5, shift: -2 },
  { prevalence: 0.1, separation: 2, shift: -4 },
  { prevalence: 0.05, separation: 1, shift: -1 },
];

describe('folds', () => {
  // Patients of one to three images.
  const clusterOf = Uint32Array.from({ length: 200 }, (_, i) => Math.floor((i * 7) / 13));

  it('keep the images of a patient together, and are as large as each other', () => {
    const { foldOf } = crossFit(clusterOf, 1, 5);
    const folds = new Map<number, number>();
    clusterOf.forEach((cluster, row) => {
      expect(folds.get(cluster) ?? foldOf[row]).toBe(foldOf[row]);
      folds.set(cluster, foldOf[row]!);
    });
    const sizes = Array.from({ length: 5 }, (_, k) => [...folds.values()].filter((f) => f === k));
    const lengths = sizes.map(({ length }) => length);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
  });

  it('depend on the seed and the clusters, not on the order of rows', () => {
    const order = [...clusterOf.keys()].reverse();
    const { foldOf } = crossFit(clusterOf, 1, 5);
    const turned = crossFit(
      Uint32Array.from(order, (row) => clusterOf[row]!),
      1,
      5,
    );
    expect(order.map((row) => foldOf[row])).toEqual([...turned.foldOf]);
    expect(crossFit(clusterOf, 2, 5).foldOf).not.toEqual(foldOf);
  });
});

describe('tuned thresholds', () => {
  it('call each image at the threshold fitted without its fold', () => {
    const scores = simulated(500, CLASSES, 3);
    const plan = planFor(scores);
    const found = atOnce(tuneThresholds(scores, plan))!;
    const { foldOf } = plan.cross;
    for (const [index, own] of found.classes.entries()) {
      const { scores: column, labels } = scores.columns(index);
      const select = (keep: (row: number) => boolean) => {
        const rows = [...foldOf.keys()].filter(keep);
        return matrix({
          one: { scores: rows.map((row) => column[row]!), labels: rows.map((row) => labels[row]!) },
        });
      };
      const counts = { tp: 0, fp: 0, fn: 0, tn: 0 };
      for (let fold = 0; fold < 5; fold++) {
        const fitted = select((row) => foldOf[row] !== fold);
        const [one] = atOnce(tuneThresholds(fitted, planFor(fitted)))!.classes;
        const left = select((row) => foldOf[row] === fold).columns(0);
        const own = confusionAt(left.scores, left.labels, one!.threshold);
        for (const name of ['tp', 'fp', 'fn', 'tn'] as const) counts[name] += own[name];
      }
      expect(own.tuned).toEqual(counts);
      expect(own.before).toEqual(confusionAt(column, labels, 0.5));
      expect(own.same).toEqual(confusionAt(column, labels, own.threshold));
    }
  });

  it('are those of the band, then of all classes, where positives are few', () => {
    const scores = simulated(400, CLASSES, 5);
    const plan = {
      ...planFor(scores, { fewest: 30 }),
      bands: { 'Class 1': 'head', 'Class 2': 'tail', 'Class 3': 'tail' },
    };
    const found = atOnce(tuneThresholds(scores, plan))!;
    expect(found.classes.map(({ source }) => source)).toEqual(['class', 'class', 'band']);
    const noBand = atOnce(
      tuneThresholds(scores, { ...plan, bands: { 'Class 1': 'head', 'Class 2': 'tail' } }),
    )!;
    expect(noBand.classes[2]!.source).toBe('all');
    expect(found.groups.map(({ band, classes }) => [band, classes])).toEqual([
      [null, 3],
      ['head', 1],
      ['tail', 2],
    ]);
  });

  it('are one for all classes where that is chosen', () => {
    const scores = simulated(400, CLASSES, 5);
    const found = atOnce(tuneThresholds(scores, planFor(scores, { scope: 'all' })))!;
    const { threshold } = found.classes[0]!;
    expect(found.classes.map((own) => own.threshold)).toEqual([threshold, threshold, threshold]);
    const mean = (at: number) =>
      macro(
        found.classes.map((_, index) => {
          const { scores: column, labels } = scores.columns(index);
          return f1(confusionAt(column, labels, at));
        }),
      );
    for (const other of [0.05, 0.1, 0.2, 0.3, 0.5, 0.7]) {
      expect(mean(threshold)).toBeGreaterThanOrEqual(mean(other));
    }
  });

  it('of another task are measured as they are', () => {
    const scores = simulated(400, CLASSES, 5);
    const given = { 'Class 1': 0.3, 'Class 2': 0.1, 'Class 3': 0.4 };
    const found = atOnce(tuneThresholds(scores, { ...planFor(scores), given }))!;
    for (const [index, own] of found.classes.entries()) {
      const { scores: column, labels } = scores.columns(index);
      expect(own).toMatchObject({ source: 'task', threshold: Object.values(given)[index] });
      expect(own.tuned).toEqual(confusionAt(column, labels, own.threshold));
    }
  });

  it('are undefined for a class without a positive, and of no others', () => {
    const scores = simulated(200, [CLASSES[0]!, { prevalence: 0, separation: 1, shift: 0 }], 2);
    const [known, none] = atOnce(tuneThresholds(scores, planFor(scores, { fewest: 1 })))!.classes;
    expect(known!.source).toBe('class');
    // Without a band: the threshold of all classes that have positives.
    expect(none!.source).toBe('all');
    expect(f1(none!.tuned)).toBe(0);
  });

  it('do not exist where scores can only be ranked', () => {
    const scores = simulated(50, CLASSES, 1);
    const ranks = {
      ...scores,
      columns: (index: number) => ({ ...scores.columns(index), probabilities: null }),
    };
    expect(atOnce(tuneThresholds(ranks, planFor(scores)))).toBeNull();
  });

  it('leave images of unknown label out', () => {
    const some = { scores: [0.9, 0.8, 0.4, 0.3, 0.2, 0.1], labels: [1, 255, 1, 0, 255, 0] };
    const [own] = atOnce(
      tuneThresholds(matrix({ a: some }), planFor(matrix({ a: some }))),
    )!.classes;
    expect(own!.threshold).toBeCloseTo(0.35, 12);
    expect(own!.same).toEqual({ tp: 2, fp: 0, fn: 0, tn: 2 });
  });
});

describe('the gain of tuned thresholds', () => {
  it('has the standard error of a paired bootstrap of patients', () => {
    const images = 1500;
    const scores = simulated(images, CLASSES, 11);
    // Two images of each patient.
    const clusterOf = Uint32Array.from({ length: images }, (_, i) => i >> 1);
    const plan = { ...planFor(scores), cross: crossFit(clusterOf, 7, 5) };
    const given = { 'Class 1': 0.25, 'Class 2': 0.1, 'Class 3': 0.45 };
    const found = atOnce(tuneThresholds(scores, { ...plan, given }))!;
    const random = new Random(1);
    const gains: number[] = [];
    for (let replicate = 0; replicate < 400; replicate++) {
      const weights = new Uint8Array(images / 2);
      for (let k = 0; k < weights.length; k++) weights[random.below(weights.length)]!++;
      const drawn = [...clusterOf.keys()].flatMap((row) =>
        Array<number>(weights[clusterOf[row]!]!).fill(row),
      );
      const gain = found.classes.map((own, index) => {
        const { scores: column, labels } = scores.columns(index);
        const [s, l] = [
          Float64Array.from(drawn, (row) => column[row]!),
          Uint8Array.from(drawn, (row) => labels[row]!),
        ];
        return f1(confusionAt(s, l, own.threshold)) - f1(confusionAt(s, l, 0.5));
      });
      gains.push(macro(gain));
    }
    const mean = macro(gains);
    const spread = Math.sqrt(macro(gains.map((gain) => (gain - mean) ** 2)));
    const { error, difference } = found.groups[0]!.gains.f1;
    expect(error / spread).toBeGreaterThan(0.85);
    expect(error / spread).toBeLessThan(1.15);
    expect(difference).toBeCloseTo(macro(found.classes.map((own) => own.gains.f1.difference)), 12);
    expect(gainInterval({ error, difference }, 0.95)![0]).toBeCloseTo(difference - 1.96 * error, 4);
  });

  it('is unbiased when cross-fitted, and too high on the same images', () => {
    const truth = simulated(40_000, CLASSES, 99);
    const errors = { tuned: [] as number[], same: [] as number[] };
    for (let set = 0; set < 60; set++) {
      const scores = simulated(300, CLASSES, 1000 + set);
      const found = atOnce(tuneThresholds(scores, planFor(scores)))!;
      for (const [index, own] of found.classes.entries()) {
        const { scores: column, labels } = truth.columns(index);
        const real = f1(confusionAt(column, labels, own.threshold));
        errors.tuned.push(f1(own.tuned) - real);
        errors.same.push(f1(own.same) - real);
      }
    }
    const bias = (all: readonly number[]) => {
      const mean = macro(all);
      const spread = Math.sqrt(macro(all.map((own) => (own - mean) ** 2)));
      return { mean, error: spread / Math.sqrt(all.length) };
    };
    const [tuned, same] = [bias(errors.tuned), bias(errors.same)];
    expect(Math.abs(tuned.mean)).toBeLessThan(3 * tuned.error + 0.01);
    expect(same.mean).toBeGreaterThan(5 * same.error);
    expect(same.mean).toBeGreaterThan(0.03);
  });
});

describe('tables of tuned thresholds', () => {
  const scores = simulated(300, CLASSES, 5);
  const found = atOnce(tuneThresholds(scores, planFor(scores)))!;
  const task = { task: 'Test', from: null, level: 0.95, submissions: [{ team: 'A', found }] };

  it('have a row for each class, and for each mean', () => {
    const rows = tunedThresholdRows(task);
    expect(rows.map((row) => row.class)).toEqual(['Class 1', 'Class 2', 'Class 3']);
    for (const row of rows) {
      expect(row.f1_gain).toBeCloseTo(row.f1_tuned! - row.f1_before!, 12);
      expect(row.optimism).toBeCloseTo(row.f1_same! - row.f1_tuned!, 12);
      expect(row.f1_gain_lower).toBeLessThanOrEqual(row.f1_gain!);
    }
    const [all] = thresholdGainRows(task);
    expect(all).toMatchObject({ task: 'Test', team: 'A', band: null, classes: 3 });
    expect(all!.f1_tuned).toBeCloseTo(macro(rows.map((row) => row.f1_tuned!)), 12);
  });

  it('are JSON that another program can apply', () => {
    const fit = planFor(scores).fit;
    const file = JSON.parse(thresholdsFile(task, fit));
    expect(file).toMatchObject({ task: 'Test', fitted_on: 'Test', criterion: 'f1' });
    expect(file.teams.A['Class 2']).toBe(found.classes[1]!.threshold);
  });
});
