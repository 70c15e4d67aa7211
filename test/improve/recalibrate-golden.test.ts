import { describe, expect, it } from 'vitest';
import { recalibrate } from '@/lib/improve/recalibrate';
import type { RecalibrationMethod } from '@/lib/improve/recalibration';
import { atOnce } from '@/lib/scoring/steps';
import { singles } from './support';

const N = 60;
const p = Float64Array.from({ length: N }, (_, i) => (((i * 37) % 61) + 1) / 64);
const labels = Uint8Array.from({ length: N }, (_, i) => {
  return Number(((i * 37) % 61) + ((i * 29) % 31) > 48);
});
const foldOf = Uint8Array.from({ length: N }, (_, i) => i % 3);

function recalibrated(method: RecalibrationMethod) {
  const all = {
    images: N,
    classes: ['Owl'],
    columns: () => ({ scores: p, probabilities: p, labels }),
    labelRows: null,
  };
  const plan = {
    kind: 'recalibration',
    fit: { method, scope: 'class', fewest: 1 },
    bands: {},
    cross: { clusterOf: singles(N), foldOf, folds: 3 },
    bins: { bins: 10, binning: 'width' },
    smooth: false,
    given: null,
  } as const;
  return atOnce(recalibrate(all, plan))!.classes[0]!;
}

// scikit-learn 1.2.1, the same three folds: for each fold f,
// IsotonicRegression(out_of_bounds='clip').fit(p[fold != f], y[fold != f]).predict(p[fold == f]), and
// LogisticRegression(penalty='none', tol=1e-12, max_iter=1000) on logit(p) likewise; then
// brier_score_loss and log_loss of all predictions.
describe('cross-fitted maps agree with scikit-learn', () => {
  it('isotonic', () => {
    const { before, after } = recalibrated('isotonic');
    expect(before.brier).toBeCloseTo(0.1040771484375, 14);
    expect(after.brier).toBeCloseTo(0.11307870370370371, 12);
  });

  it('Platt', () => {
    const { after } = recalibrated('platt');
    expect(after.brier).toBeCloseTo(0.10584153298670246, 6);
    expect(after.logLoss).toBeCloseTo(0.31700962561955637, 6);
  });
});
