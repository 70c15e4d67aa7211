import type { Challenge } from '@/lib/challenge/challenge';
import { type ParentPair, parentPairs } from '@/lib/challenge/challenge';
import { canonicalClassKey } from '@/lib/challenge/class-names';
import {
  type LabelContradictions,
  type Labels,
  labelContradictions,
  type ScoreContradictions,
  scoreContradictions,
} from '@/lib/metrics';
import type { ScoreMatrix } from './score-matrix';
import { GRID_STEPS } from './settings';

export type PairedLabels = ParentPair & LabelContradictions;
export type PairedScores = ParentPair & ScoreContradictions;

/** Where the labels and scores of a task contradict the parents of its classes. */
export interface Contradictions {
  readonly task: string;
  readonly labels: readonly PairedLabels[];
  readonly submissions: readonly {
    readonly team: string;
    readonly pairs: readonly PairedScores[];
  }[];
}

/** A pair of classes by their place in a list. */
interface Placed extends ParentPair {
  readonly childIndex: number;
  readonly parentIndex: number;
}

/** The pairs of which a list of classes has both, named as the list names them. */
function placed(classes: readonly string[], pairs: readonly ParentPair[]): Placed[] {
  const places = new Map(classes.map((name, index) => [canonicalClassKey(name), index]));
  return pairs.flatMap((pair) => {
    const childIndex = places.get(canonicalClassKey(pair.child));
    const parentIndex = places.get(canonicalClassKey(pair.parent));
    if (childIndex === undefined || parentIndex === undefined) return [];
    const [child, parent] = [classes[childIndex]!, classes[parentIndex]!];
    return [{ child, parent, childIndex, parentIndex }];
  });
}

/** The classes of a list with those of their ancestors that are in it too. */
export function pairsOf(challenge: Challenge, classes: readonly string[]): ParentPair[] {
  return placed(classes, parentPairs(challenge)).map(({ child, parent }) => ({ child, parent }));
}

/**
 * Where labels contradict the parents of classes.
 *
 * @param labels of each class, in the order of `classes`
 */
export function contradictedLabels(
  classes: readonly string[],
  labels: readonly Labels[],
  pairs: readonly ParentPair[],
): PairedLabels[] {
  return placed(classes, pairs).map(({ child, parent, childIndex, parentIndex }) => ({
    child,
    parent,
    ...labelContradictions(labels[childIndex]!, labels[parentIndex]!),
  }));
}

/** Where the scores of a submission contradict the parents of classes. */
export function contradictedScores(
  matrix: ScoreMatrix,
  pairs: readonly ParentPair[],
): PairedScores[] {
  return placed(matrix.classes, pairs).map(({ child, parent, childIndex, parentIndex }) => {
    const [own, other] = [matrix.columns(childIndex), matrix.columns(parentIndex)];
    const found = scoreContradictions(own.scores, other.scores, GRID_STEPS);
    if (!own.decisions || !other.decisions) return { child, parent, ...found };
    const { calls } = scoreContradictions(own.decisions, other.decisions, GRID_STEPS);
    return { child, parent, ...found, calls };
  });
}
