import { crossFit } from '@/lib/improve/cross-fit';
import {
  type CountedFeatures,
  clusteredError,
  type Influence,
  type Interval,
  type Labels,
  logisticRegression,
  rankInfluence,
  studentQuantile,
} from '@/lib/metrics';
import type { GroupedImages } from '../attributes';

/** Folds, each of other patients. */
export const BASELINE_FOLDS = 5;
const SEED = 7;
const LEVEL = 0.95;

/** The images of a task by their values of all attributes. */
export interface AttributePatterns {
  readonly attributes: readonly string[];
  /** Features of each pattern: 1 for each value it has. An unknown value has none. */
  readonly features: readonly (readonly number[])[];
  /** Pattern of each row of the label file. */
  readonly patternOf: Uint32Array;
  /** Fold of each row of the label file. */
  readonly foldOf: Uint8Array;
  readonly clusterOf: Uint32Array;
}

/** Finds the distinct combinations of values. */
export function attributePatterns(
  attributes: readonly GroupedImages[],
  clusterOf: Uint32Array,
): AttributePatterns {
  const known = new Map<string, number>();
  const features: number[][] = [];
  const patternOf = Uint32Array.from(clusterOf, (_, row) => {
    const values = attributes.map(({ groupOf }) => groupOf[row]!);
    const key = values.join();
    const found = known.get(key);
    if (found !== undefined) return found;
    features.push(
      attributes.flatMap(({ groups }, a) => groups.map((_, g) => (g === values[a] ? 1 : 0))),
    );
    known.set(key, features.length - 1);
    return features.length - 1;
  });
  const { foldOf } = crossFit(clusterOf, SEED, BASELINE_FOLDS);
  return { attributes: attributes.map(({ name }) => name), features, patternOf, foldOf, clusterOf };
}

/** What attributes alone predict of a class. */
export interface AttributeBaseline {
  readonly positives: number;
  readonly images: number;
  readonly ap: number;
  readonly apInterval: Interval;
  readonly auroc: number;
  readonly aurocInterval: Interval;
}

/** Log odds by pattern without one fold, less their mean over all images; null where undefined. */
function oddsWithout(
  { features, patternOf, foldOf }: AttributePatterns,
  labels: Labels,
  fold: number,
): Float64Array | null {
  const counts = features.map((own) => ({ features: own, positives: 0, images: 0, all: 0 }));
  patternOf.forEach((pattern, row) => {
    const label = labels[row]!;
    if (label > 1) return;
    const own = counts[pattern]!;
    own.all++;
    if (foldOf[row] === fold) return;
    own.images++;
    own.positives += label;
  });
  const model = logisticRegression(counts satisfies CountedFeatures[]);
  if (Number.isNaN(model.intercept)) return null;
  const odds = counts.map((own) =>
    own.features.reduce((sum, value, i) => sum + value * model.weights[i]!, 0),
  );
  const all = counts.reduce((sum, own) => sum + own.all, 0);
  const mean = counts.reduce((sum, own, i) => sum + own.all * odds[i]!, 0) / all;
  return Float64Array.from(odds, (own) => own - mean);
}

/** Student's t by cluster, with the clusters that have a positive, less 1. */
function intervalOf(
  { value, influence }: Influence,
  labels: Uint8Array,
  clusterOf: Uint32Array,
): Interval {
  const sums = new Map<number, number>();
  const positive = new Set<number>();
  influence.forEach((own, i) => {
    const cluster = clusterOf[i]!;
    sums.set(cluster, (sums.get(cluster) ?? 0) + own);
    if (labels[i] === 1) positive.add(cluster);
  });
  const freedom = Math.max(1, positive.size - 1);
  const half =
    studentQuantile(1 - LEVEL, freedom) * clusteredError(Float64Array.from(sums.values()));
  return [Math.max(0, value - half), Math.min(1, value + half)];
}

/**
 * AP and AUROC of a logistic regression on the attributes, cross-fitted: images of each fold are scored
 * by the regression of the others. A fold's scores are its log odds less their mean over all images, so
 * that folds can be ranked together: with the intercept, a fold with more positives is scored lower by
 * what was fitted without it. Null where some fold leaves no positive, or no attribute is known.
 */
export function attributeBaseline(
  patterns: AttributePatterns,
  labels: Labels,
): AttributeBaseline | null {
  if (patterns.attributes.length === 0) return null;
  const odds = Array.from({ length: BASELINE_FOLDS }, (_, fold) =>
    oddsWithout(patterns, labels, fold),
  );
  if (odds.includes(null)) return null;
  const { patternOf, foldOf, clusterOf } = patterns;
  const rows = Uint32Array.from(labels, (_, row) => row).filter((row) => labels[row]! <= 1);
  const scores = Float64Array.from(rows, (row) => odds[foldOf[row]!]![patternOf[row]!]!);
  const own = Uint8Array.from(rows, (row) => labels[row]!);
  const clusters = Uint32Array.from(rows, (row) => clusterOf[row]!);
  const [ap, auroc] = (['ap', 'auroc'] as const).map((by) => rankInfluence(scores, own, by));
  return {
    positives: own.reduce((sum, label) => sum + label, 0),
    images: own.length,
    ap: ap!.value,
    apInterval: intervalOf(ap!, own, clusters),
    auroc: auroc!.value,
    aurocInterval: intervalOf(auroc!, own, clusters),
  };
}
