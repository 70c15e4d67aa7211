import { exp, log1p, logistic } from './elementary';
import { solve } from './linear-system';

/** Images that share their features, counted. */
export interface CountedFeatures {
  readonly features: readonly number[];
  readonly positives: number;
  readonly images: number;
}

/** log odds = intercept + sum of weights times features. */
export interface LogisticModel {
  readonly intercept: number;
  readonly weights: readonly number[];
}

const STEPS = 100;

/** Gradient, curvature and loss; the last coefficient is the intercept, which has no penalty. */
function evaluate(rows: readonly CountedFeatures[], own: readonly number[], c: number) {
  const n = own.length;
  const penalty = (i: number) => (i === n - 1 ? 0 : 1 / c);
  const gradient = own.map((weight, i) => penalty(i) * weight);
  const curvature = own.map((_, i) => own.map((_, j) => (i === j ? penalty(i) : 0)));
  let loss = own.reduce((sum, weight, i) => sum + (penalty(i) * weight * weight) / 2, 0);
  for (const { features, positives, images } of rows) {
    if (images === 0) continue;
    const x = [...features, 1];
    const z = x.reduce((sum, value, i) => sum + value * own[i]!, 0);
    const p = logistic(z);
    // log(1 + e^z) without overflow.
    loss += images * (Math.max(z, 0) + log1p(exp(-Math.abs(z)))) - positives * z;
    for (let i = 0; i < n; i++) {
      gradient[i]! += (images * p - positives) * x[i]!;
      for (let j = 0; j < n; j++) curvature[i]![j]! += images * p * (1 - p) * x[i]! * x[j]!;
    }
  }
  return { gradient, curvature, loss };
}

/**
 * Logistic regression with an L2 penalty of 1 / (2 c) times the squared weights, the intercept free, by
 * Newton's method with halved steps. All coefficients are
 * NaN without both a positive and a negative image.
 *
 * @param rows distinct features, all of one length, with their counts
 * @see scikit-learn, `LogisticRegression(C=c)`
 * @example logisticRegression([{ features: [1], positives: 3, images: 4 }, { features: [0],
 *   positives: 1, images: 4 }]) // { intercept: -0.33436..., weights: [0.66872...] }
 */
export function logisticRegression(rows: readonly CountedFeatures[], c = 1): LogisticModel {
  const positives = rows.reduce((sum, row) => sum + row.positives, 0);
  const images = rows.reduce((sum, row) => sum + row.images, 0);
  const features = rows[0]?.features.length ?? 0;
  if (positives === 0 || positives === images) {
    return { intercept: Number.NaN, weights: new Array<number>(features).fill(Number.NaN) };
  }
  let own = new Array<number>(features + 1).fill(0);
  let now = evaluate(rows, own, c);
  for (let step = 0; step < STEPS; step++) {
    const move = solve(now.curvature, now.gradient);
    if (!move) break;
    let factor = 1;
    let next = own.map((value, i) => value - move[i]!);
    let after = evaluate(rows, next, c);
    while (!(after.loss <= now.loss + 1e-12 * Math.abs(now.loss)) && factor > 1e-6) {
      factor /= 2;
      next = own.map((value, i) => value - factor * move[i]!);
      after = evaluate(rows, next, c);
    }
    own = next;
    now = after;
    if (Math.max(...move.map(Math.abs)) < 1e-10) break;
  }
  return { intercept: own[features]!, weights: own.slice(0, features) };
}
