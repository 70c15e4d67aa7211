import { type Labels, type Scores, UNKNOWN } from './columns';
import { createLadder, setLadder, setRungsBelow } from './ladder';

/** Labels of a class against those of its parent. */
export interface LabelContradictions {
  /** Images with a positive label of the class and a known one of its parent. */
  readonly positives: number;
  /** Of these, images whose parent is labelled negative. */
  readonly contradictions: number;
}

/** Scores of a class against those of its parent. */
export interface ScoreContradictions {
  readonly images: number;
  /** Images with a higher score of the class than of its parent. */
  readonly above: number;
  /** Images called positive for the class and not for its parent, at thresholds k / steps. */
  readonly calls: Uint32Array;
}

/**
 * Counts images labelled positive for a class and negative for its parent. Images whose label of the
 * parent is unknown are left out; without positives both counts are 0, never NaN.
 *
 * @param child labels of the class; of equal length and order as `parent`
 * @example labelContradictions(Uint8Array.of(1, 1, 0), Uint8Array.of(1, 0, 0)).contradictions // 1
 */
export function labelContradictions(child: Labels, parent: Labels): LabelContradictions {
  let positives = 0;
  let contradictions = 0;
  for (let i = 0; i < child.length; i++) {
    if (child[i] !== 1 || parent[i] === UNKNOWN) continue;
    positives++;
    if (parent[i] === 0) contradictions++;
  }
  return { positives, contradictions };
}

/** Of each score, the number of thresholds k / steps below it. */
function thresholdsBelow(scores: Scores, steps: number): Int32Array {
  const below = new Int32Array(scores.length);
  const rungs = createLadder();
  setLadder(rungs, scores, steps);
  setRungsBelow(below, Float64Array.from(scores), scores.length, rungs, steps);
  return below;
}

/**
 * Counts images whose scores contradict that a positive of a class is a positive of its parent. All
 * counts are 0 without images, never NaN.
 *
 * @param child scores of the class; of equal length and order as `parent`
 * @param steps at most 10,000
 * @example scoreContradictions(Float64Array.of(0.9, 0.2), Float64Array.of(0.4, 0.3)).above // 1
 */
export function scoreContradictions(
  child: Scores,
  parent: Scores,
  steps = 1000,
): ScoreContradictions {
  const called = thresholdsBelow(child, steps);
  const parentCalled = thresholdsBelow(parent, steps);
  const changes = new Int32Array(steps + 2);
  let above = 0;
  for (let i = 0; i < child.length; i++) {
    if (child[i]! > parent[i]!) above++;
    const [from, to] = [parentCalled[i]!, called[i]!];
    if (from >= to) continue;
    changes[from] = changes[from]! + 1;
    changes[to] = changes[to]! - 1;
  }
  const calls = new Uint32Array(steps + 1);
  let sum = 0;
  for (let k = 0; k <= steps; k++) {
    sum += changes[k]!;
    calls[k] = sum;
  }
  return { images: child.length, above, calls };
}
