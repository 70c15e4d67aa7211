import { describe, expect, it } from 'vitest';
import { givenOf, withGiven } from '@/lib/improve/given';
import { type RecalibrationPlan, recalibrate } from '@/lib/improve/recalibrate';
import { METHODS } from '@/lib/improve/recalibration';
import { brier, macro } from '@/lib/metrics';
import type { ScoreMatrix } from '@/lib/scoring/score-matrix';
import { atOnce } from '@/lib/scoring/steps';
import { recalibrationGainRows, recalibrationRows } from '@/lib/scoring/tables/recalibration';
import { planFor, simulated } from './support';

const CLASSES = [
  { prevalence: 0.3, separation: 1.5, shift: 1 },
  { prevalence: 0.1, separation: 2, shift: -1 },
];

function plan(scores: ScoreMatrix, fit: Partial<RecalibrationPlan['fit']> = {}): RecalibrationPlan {
  const { cross, bands } = planFor(scores);
  return {
    kind: 'recalibration',
    fit: { method: 'platt', scope: 'class', fewest: 1, ...fit },
    bands,
    cross,
    bins: { bins: 10, binning: 'width' },
    smooth: false,
    given: null,
  };
}

describe('recalibration', () => {
  const scores = simulated(2000, CLASSES, 4);

  it.each(METHODS)('by %s lowers the Brier score of scores that are far off', (method) => {
    const found = atOnce(recalibrate(scores, plan(scores, { method })))!;
    for (const [index, own] of found.classes.entries()) {
      const { scores: column, labels } = scores.columns(index);
      expect(own.before.brier).toBe(brier(column, labels));
      // A temperature cannot move scores that are all too high.
      if (method !== 'temperature') expect(own.after.ece).toBeLessThan(own.before.ece);
      expect(own.after.logLoss).toBeLessThan(own.before.logLoss);
      expect(own.brierGain.difference).toBeCloseTo(own.after.brier - own.before.brier, 12);
    }
    expect(found.groups[0]!.brierGain.difference).toBeCloseTo(
      macro(found.classes.map((own) => own.brierGain.difference)),
      12,
    );
  });

  it('keeps the order of images by a monotone map, and says where it makes ties', () => {
    const orders = METHODS.map((method) => {
      const found = atOnce(recalibrate(scores, plan(scores, { method })))!;
      return found.classes.map(({ order }) => order);
    });
    expect(orders.slice(0, 3)).toEqual([
      ['same', 'same'],
      ['same', 'same'],
      ['same', 'same'],
    ]);
    expect(orders[3]).toEqual(['ties', 'ties']);
  });

  it('has standard errors of the paired differences of images', () => {
    const found = atOnce(recalibrate(scores, plan(scores)))!;
    const { error, difference } = found.classes[0]!.brierGain;
    // Independent images: between nothing and the spread of squared errors.
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(1 / Math.sqrt(2000));
    expect(difference / error).toBeLessThan(-5);
  });

  it('leaves a class with few positives as it is', () => {
    const found = atOnce(recalibrate(scores, plan(scores, { fewest: 300 })))!;
    const [common, rare] = found.classes;
    expect(common!.map).toMatch(/^slope/);
    expect(rare!.map).toBeNull();
    expect(rare!.after).toEqual(rare!.before);
  });

  it('fits one map for all classes where that is chosen', () => {
    const found = atOnce(recalibrate(scores, plan(scores, { scope: 'all' })))!;
    expect(found.classes[0]!.map).toBe(found.classes[1]!.map);
  });

  it('measures what was not fitted on: no better than the truth on scores without skill', () => {
    const none = simulated(400, [{ prevalence: 0.3, separation: 0, shift: 0 }], 8);
    const found = atOnce(recalibrate(none, plan(none, { method: 'isotonic' })))!;
    // No map can beat the prevalence on images it has not seen, but for chance.
    expect(found.classes[0]!.after.brier).toBeGreaterThan(0.3 * 0.7 - 0.02);
  });

  it('has rows by class and by mean', () => {
    const found = atOnce(recalibrate(scores, plan(scores)))!;
    const task = { task: 'T', from: null, level: 0.95, submissions: [{ team: 'A', found }] };
    const rows = recalibrationRows(task);
    expect(rows.map((row) => row.class)).toEqual(['Class 1', 'Class 2']);
    expect(rows[0]!.brier_gain_lower).toBeLessThan(rows[0]!.brier_gain!);
    expect(rows[0]!.smooth_ece_before).toBeNull();
    expect(recalibrationGainRows(task)).toMatchObject([{ team: 'A', band: null, classes: 2 }]);
  });

  it('measures maps of another task as they are given', () => {
    const there = simulated(3000, CLASSES, 9);
    for (const method of METHODS) {
      const own = plan(there, { method });
      const fitted = atOnce(recalibrate(there, own))!;
      const given = givenOf('recalibration', fitted, ['class 1', 'Other']);
      expect(Object.keys(given)).toEqual(['class 1']);
      const here = { ...scores, classes: ['class 1', 'Other'] };
      const found = atOnce(
        recalibrate(here, withGiven<'recalibration'>(plan(here, { method }), given)),
      )!;
      const [first, second] = found.classes;
      expect(first!.map).toBe(fitted.classes[0]!.map);
      // The other class has no map there: its scores stay as they are.
      expect([second!.map, second!.after.brier]).toEqual([null, second!.before.brier]);
      const same = atOnce(
        recalibrate(
          there,
          withGiven<'recalibration'>(own, givenOf('recalibration', fitted, there.classes)),
        ),
      )!;
      // On the images it was fitted on, a Platt map is at least as good as the identity.
      if (method === 'platt')
        expect(same.classes[0]!.logLossGain.difference).toBeLessThanOrEqual(0);
    }
  });
});
