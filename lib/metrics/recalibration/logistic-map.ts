import { exp, log, log1p, logistic } from '../elementary';
import { solve } from '../linear-system';

/** Probabilities closer to 0 or 1 are moved this far away before their logit is taken. */
const CLIP = 1e-12;

const clipped = (p: number) => Math.min(1 - CLIP, Math.max(CLIP, p));

/**
 * A map that is linear in functions of the score: logistic(slope logit(p) + intercept), or after Kull
 * et al. logistic(a log(p) - b log(1 - p) + intercept). All but the last are of one family, since
 * logit(p) = log(p) - log(1 - p): a = b is Platt's.
 */
export interface LogisticMap {
  readonly a: number;
  readonly b: number;
  readonly intercept: number;
}

/** Which of the numbers of a map are fitted. */
export type LogisticFamily =
  /** a = b above 0, no intercept: 1 / a is the temperature. */
  | 'temperature'
  /** a = b, with an intercept. */
  | 'platt'
  /** a and b at least 0, with an intercept. */
  | 'beta';

/**
 * The value of a logistic map at a probability.
 *
 * @example applyLogisticMap({ a: 1, b: 1, intercept: 0 }, 0.3) // 0.3
 */
export function applyLogisticMap({ a, b, intercept }: LogisticMap, p: number): number {
  const own = clipped(p);
  return logistic(a * log(own) - b * log(1 - own) + intercept);
}

/** Functions of the probabilities of some images that maps are linear in. */
export interface LogColumns {
  /** log(p). */
  readonly up: Float64Array;
  /** -log(1 - p). */
  readonly down: Float64Array;
}

/** The columns of probabilities, computed once for all folds. */
export function logColumns(p: ArrayLike<number>): LogColumns {
  return {
    up: Float64Array.from(p, (own) => log(clipped(own))),
    down: Float64Array.from(p, (own) => -log(1 - clipped(own))),
  };
}

/** What each fitted number is multiplied by. */
function columnsOf(family: LogisticFamily | 'only a' | 'only b', { up, down }: LogColumns) {
  const logit = () => up.map((own, i) => own + down[i]!);
  const one = new Float64Array(up.length).fill(1);
  switch (family) {
    case 'temperature':
      return [logit()];
    case 'platt':
      return [logit(), one];
    case 'beta':
      return [up, down, one];
    case 'only a':
      return [up, one];
    case 'only b':
      return [down, one];
  }
}

const STEPS = 60;
/** Against separable labels, where the most likely slope is infinite. */
const RIDGE = 1e-9;

interface Data {
  readonly columns: readonly Float64Array[];
  readonly labels: Uint8Array;
  readonly folds: Uint8Array | null;
  readonly left: number;
}

/** Gradient, curvature and loss of a logistic regression; the fold `left` is left out. */
function evaluate({ columns, labels, folds, left }: Data, weights: readonly number[]) {
  const n = weights.length;
  const gradient = weights.map((weight) => RIDGE * weight);
  const curvature = weights.map((_, i) => weights.map((_, j) => (i === j ? RIDGE : 0)));
  let loss = 0;
  for (let row = 0; row < labels.length; row++) {
    if (folds && folds[row] === left) continue;
    let z = 0;
    for (let i = 0; i < n; i++) z += weights[i]! * columns[i]![row]!;
    const p = logistic(z);
    const gap = p - labels[row]!;
    const spread = p * (1 - p);
    // log(1 + e^z) - label z, without overflow.
    loss += Math.max(z, 0) + log1p(exp(-Math.abs(z))) - labels[row]! * z;
    for (let i = 0; i < n; i++) {
      const own = columns[i]![row]!;
      gradient[i]! += gap * own;
      for (let j = 0; j <= i; j++) curvature[i]![j]! += spread * own * columns[j]![row]!;
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) curvature[j]![i] = curvature[i]![j]!;
  return { gradient, curvature, loss };
}

/** The most likely weights, by Newton's method with halved steps where one would go too far. */
function regress(data: Data, start: readonly number[]): number[] {
  let weights = [...start];
  let now = evaluate(data, weights);
  for (let step = 0; step < STEPS; step++) {
    const move = solve(now.curvature, now.gradient);
    if (!move) return weights;
    let factor = 1;
    let next = weights.map((weight, i) => weight - factor * move[i]!);
    let after = evaluate(data, next);
    while (!(after.loss <= now.loss + 1e-12 * Math.abs(now.loss)) && factor > 1e-6) {
      factor /= 2;
      next = weights.map((weight, i) => weight - factor * move[i]!);
      after = evaluate(data, next);
    }
    const reach = Math.max(
      ...move.map((own, i) => Math.abs(factor * own) / (1 + Math.abs(weights[i]!))),
    );
    weights = next;
    now = after;
    if (reach < 1e-10) break;
  }
  return weights;
}

/**
 * The most likely map of a family (logistic regression without a penalty). It is monotone: where a beta
 * map would have a or b below 0, that one is 0 and the others are fitted anew, as the authors'
 * package does; a Platt slope or temperature below 0 is left as it is found, since it says that the
 * scores are the wrong way round.
 *
 * @param columns of the probabilities of the images
 * @param labels 0 or 1
 * @param folds fold of each image; null for none
 * @param left the fold that is left out
 * @param start where the search begins; near the solution it is fast
 *
 * Source: Platt 1999, without his change of labels; Guo et al. 2017; Kull, Silva Filho and Flach 2017.
 *
 * @example fitLogisticMap('platt', logColumns(p), labels) // { a: 0.8, b: 0.8, intercept: -0.2 }
 */
export function fitLogisticMap(
  family: LogisticFamily,
  columns: LogColumns,
  labels: Uint8Array,
  folds: Uint8Array | null = null,
  left = -1,
  start: LogisticMap = { a: 1, b: 1, intercept: 0 },
): LogisticMap {
  const search = (kind: LogisticFamily | 'only a' | 'only b', weights: readonly number[]) =>
    regress({ columns: columnsOf(kind, columns), labels, folds, left }, weights);
  switch (family) {
    case 'temperature': {
      const [a] = search('temperature', [start.a]);
      return { a: a!, b: a!, intercept: 0 };
    }
    case 'platt': {
      const [a, intercept] = search('platt', [start.a, start.intercept]);
      return { a: a!, b: a!, intercept: intercept! };
    }
    case 'beta': {
      const [a, b, intercept] = search('beta', [start.a, start.b, start.intercept]);
      if (a! >= 0 && b! >= 0) return { a: a!, b: b!, intercept: intercept! };
      const kind = a! < 0 ? 'only b' : 'only a';
      const [slope, other] = search(kind, [1, start.intercept]);
      return kind === 'only b'
        ? { a: 0, b: Math.max(0, slope!), intercept: other! }
        : { a: Math.max(0, slope!), b: 0, intercept: other! };
    }
  }
}
