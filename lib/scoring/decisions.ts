import { type Labels, type Scores, thresholdFor } from '@/lib/metrics';
import { type ClassColumns, type ScoreMatrix, takeRows } from './score-matrix';

/** Thresholds of single classes, in place of one for all. */
export interface ClassThresholds {
  /**
   * By class name: one for each fold, or one for all images. NaN calls nothing positive; a class that
   * is not named has the threshold of all others.
   */
  readonly byClass: Readonly<Record<string, readonly number[]>>;
  /** Fold of each row of the label file; null where each class has one threshold. */
  readonly foldOf: Uint8Array | null;
}

/** In place of a probability: above every threshold, and above none. */
const DECISION = { positive: 2, negative: -1 } as const;

function decide(
  probabilities: Scores,
  thresholds: readonly number[],
  foldOf: Uint8Array | null,
): Float32Array {
  const limits = thresholds.map((own) => thresholdFor(probabilities, own));
  const isMany = foldOf !== null && limits.length > 1;
  const out = new Float32Array(probabilities.length);
  for (let i = 0; i < out.length; i++) {
    const limit = limits[isMany ? foldOf[i]! : 0]!;
    out[i] = probabilities[i]! > limit ? DECISION.positive : DECISION.negative;
  }
  return out;
}

/** A matrix whose classes are called positive at thresholds of their own. */
export function withThresholds(
  matrix: ScoreMatrix,
  { byClass, foldOf }: ClassThresholds,
): ScoreMatrix {
  const { labelRows } = matrix;
  const folds = foldOf && labelRows ? takeRows(foldOf, labelRows) : foldOf;
  return {
    ...matrix,
    columns: (index) => {
      const own = matrix.columns(index);
      const name = matrix.classes[index]!;
      const thresholds = Object.hasOwn(byClass, name) ? byClass[name] : undefined;
      if (!thresholds || !own.probabilities) return own;
      let decisions: Scores | undefined;
      return {
        ...own,
        // Computed where they are needed: most questions ask for the scores alone.
        get decisions() {
          decisions ??= decide(own.probabilities!, thresholds, folds);
          return decisions;
        },
      };
    },
  };
}

/** What a threshold is compared with; null where scores can only be ranked. */
export function decisionsOf(columns: ClassColumns): Scores | null {
  return columns.decisions ?? columns.probabilities;
}

/** Images called positive, by label. */
export interface Called {
  readonly tp: number;
  readonly fp: number;
}

/** Counts of decisions that were made at thresholds of single classes. */
export function countCalled(decisions: Scores, labels: Labels): Called {
  let [tp, fp] = [0, 0];
  for (let i = 0; i < decisions.length; i++) {
    if (decisions[i] !== DECISION.positive) continue;
    if (labels[i] === 1) tp++;
    else if (labels[i] === 0) fp++;
  }
  return { tp, fp };
}
