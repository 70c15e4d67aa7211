import { describe, expect, it } from 'vitest';
import type { Results } from '@/lib/results/types';
import { evaluateClass } from '@/lib/scoring/evaluate-submission';
import { largeGroups } from '@/lib/scoring/summarize';
import { testSet } from '../inference/support';
import { matrixFor, resultsOf } from './support';

/** A test set whose first class has one positive image. */
function oneOfAKind() {
  const set = testSet(400, 3, 1);
  set.task.labels[0]!.fill(0);
  set.task.labels[0]![217] = 1;
  return set;
}

/** Images that a team that knows its scores takes for the only positive, from AUROC and ties. */
function suspects(results: Results, scores: ArrayLike<number>): number[] {
  const { auroc, images } = results.tasks[0]!.submissions[0]!.summary.classes[0]!;
  const all = Array.from(scores);
  return all.flatMap((own, row) => {
    const below = all.filter((other) => other < own).length;
    const tied = all.filter((other) => other === own).length - 1;
    return Math.abs((below + tied / 2) / (images - 1) - auroc) < 1e-9 ? [row] : [];
  });
}

describe('the only positive image of a class', () => {
  const set = oneOfAKind();
  const { scores } = matrixFor(set.task, set.submissions[0]!).columns(0);

  it('is found by its rank without a smallest count', () => {
    const found = suspects(resultsOf(set), scores);
    expect(found).toContain(217);
    expect(new Set(found.map((row) => scores[row])).size).toBe(1);
  });

  it.each([2, 20])('is one of the images of a score with smallest count %i', (minimumCount) => {
    const results = resultsOf(set, { level: 'exact', minimumCount });
    const { counts, classes } = results.tasks[0]!.submissions[0]!.summary;
    const own = counts![0]!.counts;
    const at = own.positives.indexOf(1);
    expect(own.positives[at]! + own.negatives[at]!).toBeGreaterThanOrEqual(minimumCount);
    // AP and AUROC say no more than the counts do.
    const below = own.negatives.slice(0, at).reduce((n, count) => n + count, 0);
    expect(classes[0]!.auroc).toBeCloseTo((below + own.negatives[at]! / 2) / 399, 12);
    const others = evaluateClass(matrixFor(set.task, set.submissions[0]!), 1);
    expect(classes[1]!.auroc).toBe(others.auroc);
  });
});

describe('groups', () => {
  const kept = (sizes: readonly number[], unknown: number, least: number) => {
    const groupOf = Int32Array.from([
      ...sizes.flatMap((size, group) => Array<number>(size).fill(group)),
      ...Array<number>(unknown).fill(-1),
    ]);
    const groups = sizes.map((_, group) => `g${group}`);
    return largeGroups({ name: 'a', file: 'f', groups, groupOf }, least).groups;
  };

  it('of fewer images are not left as what all have more than the others', () => {
    expect(kept([100, 3, 40], 0, 10)).toEqual(['g0']);
    expect(kept([100, 3, 40], 20, 10)).toEqual(['g0', 'g2']);
    expect(kept([100, 6, 7, 40], 0, 10)).toEqual(['g0', 'g3']);
    expect(kept([100, 40], 4, 10)).toEqual(['g0']);
    expect(kept([100, 40], 0, 10)).toEqual(['g0', 'g1']);
    expect(kept([100, 40], 4, 1)).toEqual(['g0', 'g1']);
  });
});
