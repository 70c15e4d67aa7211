import { describe, expect, it } from 'vitest';
import { confusionAt } from '@/lib/metrics';
import { decisionsOf, withThresholds } from '@/lib/scoring/decisions';
import { evaluateClass } from '@/lib/scoring/evaluate-submission';
import { classSlots, resampleClasses } from '@/lib/scoring/resampling';
import { confusionOf } from '@/lib/scoring/tables/class-metrics';
import { simulated, singles } from '../improve/support';

const N = 400;
const MATRIX = simulated(
  N,
  [
    { prevalence: 0.2, separation: 1.5, shift: -1 },
    { prevalence: 0.05, separation: 2, shift: -3 },
  ],
  3,
);
const [FIRST, SECOND] = MATRIX.classes as [string, string];

function resampled(matrix: typeof MATRIX, threshold: number) {
  const design = { images: N, clusterOf: singles(N), seed: 7, replicates: 40, groups: 10 };
  const classes = [0, 1].map((index) => () => classSlots(matrix, index, N, threshold));
  return [...resampleClasses(classes, design)];
}

describe('thresholds of single classes', () => {
  it('count what lies above each, and leave the others at the one of all', () => {
    const own = withThresholds(MATRIX, { byClass: { [FIRST]: [0.31] }, foldOf: null });
    const { probabilities, labels } = MATRIX.columns(0);
    expect(confusionOf(evaluateClass(own, 0), 0.5)).toEqual(
      confusionAt(probabilities!, labels, 0.31),
    );
    expect(evaluateClass(own, 1)).toEqual(evaluateClass(MATRIX, 1));
  });

  it('call an image at the threshold of its fold, also where images are left out', () => {
    const foldOf = Uint8Array.from({ length: N + 1 }, (_, row) => row % 2);
    // The first row of the label file has no score.
    const labelRows = Int32Array.from({ length: N }, (_, i) => i + 1);
    const byClass = { [SECOND]: [0.02, 0.2] };
    const own = withThresholds({ ...MATRIX, labelRows }, { byClass, foldOf });
    const { probabilities } = MATRIX.columns(1);
    const decisions = decisionsOf(own.columns(1))!;
    for (let i = 0; i < N; i++) {
      const limit = labelRows[i]! % 2 === 0 ? 0.02 : 0.2;
      expect(decisions[i]! > 0.5).toBe(probabilities![i]! > limit);
    }
  });

  it('resample like the one of all where they are equal to it', () => {
    const byClass = { [FIRST]: [0.3], [SECOND]: [0.3] };
    const own = withThresholds(MATRIX, { byClass, foldOf: null });
    expect(resampled(own, 0.5)).toEqual(resampled(MATRIX, 0.3));
    expect(resampled(own, 0.5)).not.toEqual(resampled(MATRIX, 0.5));
  });
});
