import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '@/lib/challenge/built-in';
import { labelContradictions, scoreContradictions } from '@/lib/metrics';
import { contradictedLabels, contradictedScores, pairsOf } from '@/lib/scoring/contradictions';
import { scoreContradictionRows } from '@/lib/scoring/tables/contradictions';
import { matrix } from './support';

describe('labels that contradict a parent', () => {
  it('are positives whose parent is negative, not unknown', () => {
    const child = Uint8Array.of(1, 1, 1, 0, 255);
    const parent = Uint8Array.of(1, 0, 255, 0, 0);
    expect(labelContradictions(child, parent)).toEqual({ positives: 2, contradictions: 1 });
  });
});

describe('scores that contradict a parent', () => {
  it('are counted above it, and by calls at each threshold', () => {
    // Higher than the parent: the first and the third image.
    const child = Float64Array.of(0.9, 0.2, 0.6, 0.5);
    const parent = Float64Array.of(0.4, 0.3, 0.5, 0.5);
    const found = scoreContradictions(child, parent, 10);
    expect(found).toMatchObject({ images: 4, above: 2 });
    // At 0.4: 0.9 against 0.4 (0.4 is not above 0.4). At 0.5: 0.9 against 0.4, 0.6 against 0.5.
    expect([...found.calls]).toEqual([0, 0, 0, 0, 1, 2, 1, 1, 1, 0, 0]);
  });

  it('agree with counting calls one by one', () => {
    const score = fc.integer({ min: 0, max: 40 }).map((n) => n / 40);
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score)), fc.boolean(), (pairs, single) => {
        const Type = single ? Float32Array : Float64Array;
        const [child, parent] = [0, 1].map((side) => Type.from(pairs.map((pair) => pair[side]!)));
        const { calls } = scoreContradictions(child!, parent!, 20);
        for (let k = 0; k <= 20; k++) {
          const threshold = single ? Math.fround(k / 20) : k / 20;
          const expected = pairs.filter(
            (_, i) => child![i]! > threshold && parent![i]! <= threshold,
          );
          expect(calls[k]).toBe(expected.length);
        }
      }),
    );
  });
});

describe('the parents of a challenge', () => {
  const challenge = BUILT_IN.chexpert!;

  it('are paired with every descendant that is scored', () => {
    expect(pairsOf(challenge, ['Pneumonia', 'Lung Opacity', 'Edema'])).toEqual([
      { child: 'Edema', parent: 'Lung Opacity' },
      { child: 'Pneumonia', parent: 'Lung Opacity' },
    ]);
  });

  it('give rows by class and team at a threshold', () => {
    const labels = [1, 0, 1, 0];
    const scored = matrix({
      'Lung Opacity': { scores: [0.4, 0.3, 0.5, 0.5], labels: [1, 0, 0, 0] },
      Edema: { scores: [0.9, 0.2, 0.6, 0.5], labels },
    });
    const pairs = pairsOf(challenge, scored.classes);
    const columns = scored.classes.map((_, index) => scored.columns(index).labels);
    const found = {
      task: 'Task 1',
      labels: contradictedLabels(scored.classes, columns, pairs),
      submissions: [{ team: 'A', pairs: contradictedScores(scored, pairs) }],
    };
    expect(found.labels).toMatchObject([{ child: 'Edema', positives: 2, contradictions: 1 }]);
    expect(scoreContradictionRows(found, 0.5)).toEqual([
      {
        task: 'Task 1',
        team: 'A',
        class: 'Edema',
        parent: 'Lung Opacity',
        images: 4,
        above: 2,
        above_share: 0.5,
        contradicting_calls: 2,
      },
    ]);
  });
});
