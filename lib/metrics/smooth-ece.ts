import type { Labels, Scores } from './columns';
import { createBlock, loadBlock } from './columns';
import { cosPi, exp } from './elementary';

const MAX_STEPS = 200;

/**
 * The x between `positive` and `negative` at which f is 0, where f is above 0 at the one and below
 * at the other, to the last digits of a double. Source: the Illinois method (Dowell and Jarratt
 * 1971), regula falsi that halves the weight of an end that stays for a second step.
 *
 * @example falsePosition((x) => 2 - x * x, 1, 2) // 1.414213562373095
 */
function falsePosition(f: (x: number) => number, positive: number, negative: number): number {
  let [a, b] = [positive, negative];
  let [fa, fb] = [f(a), f(b)];
  let stayed = 0;
  for (let step = 0; step < MAX_STEPS && a !== b; step++) {
    const x = (a * fb - b * fa) / (fb - fa);
    const fx = f(x);
    if (fx === 0 || Math.abs(a - b) <= Number.EPSILON * Math.abs(x)) return x;
    if (fx > 0) {
      if (stayed === -1) fb /= 2;
      [a, fa, stayed] = [x, fx, -1];
    } else {
      if (stayed === 1) fa /= 2;
      [b, fb, stayed] = [x, fx, 1];
    }
  }
  return (a + b) / 2;
}

const block = createBlock();
/** Steps of the grid that residuals are put on, shared between the two points next to each. */
const GRID = 2 ** 14;
/** The smoothed residual is evaluated at 0, 1 / POINTS, ..., 1. */
const POINTS = 2 ** 10;
/** exp(-x^2 / 2) beyond this x is lost in a double next to 1. */
const NEGLIGIBLE = 8.6;

/** cos(pi k / steps) for k = 0 ... 2 steps - 1. */
function cosines(steps: number): Float64Array {
  const out = new Float64Array(2 * steps);
  for (let k = 0; k < out.length; k++) out[k] = cosPi(k / steps);
  return out;
}

/**
 * Mean of score - label at each grid point; null without an image or with a score outside [0, 1].
 * Added by Knuth's two-sum, so that it does not depend on the order of rows.
 */
function gridResiduals(scores: Scores, labels: Labels): Float64Array | null {
  const grid = new Float64Array(GRID + 1);
  const lost = new Float64Array(GRID + 1);
  const add = (at: number, term: number) => {
    const before = grid[at]!;
    const after = before + term;
    const added = after - before;
    grid[at] = after;
    lost[at]! += before - (after - added) + (term - added);
  };
  let images = 0;
  for (let start = 0; start < scores.length; ) {
    const rows = loadBlock(block, scores, labels, start);
    for (let i = 0; i < rows; i++) {
      const label = block.labels[i]!;
      if (label > 1) continue;
      const score = block.scores[i]!;
      if (!(score >= 0 && score <= 1)) return null;
      const at = Math.min(Math.floor(score * GRID), GRID - 1);
      const share = score * GRID - at;
      add(at, (score - label) * (1 - share));
      add(at + 1, (score - label) * share);
      images++;
    }
    start += rows;
  }
  return images === 0 ? null : grid.map((sum, at) => (sum + lost[at]!) / images);
}

/**
 * Residuals smoothed by a Gaussian that is reflected at 0 and 1. Such smoothing damps the cosine
 * wave of wave number k by exp(-(pi k width)^2 / 2), so it is done wave by wave.
 */
class SmoothedResiduals {
  private readonly amplitudes: number[] = [];
  private readonly fine = cosines(GRID);
  private readonly coarse = cosines(POINTS);

  constructor(private readonly grid: Float64Array) {}

  private amplitude(k: number): number {
    const { grid, fine } = this;
    let sum = 0;
    for (let j = 0, phase = 0; j <= GRID; j++, phase = (phase + k) & (2 * GRID - 1)) {
      sum += grid[j]! * fine[phase]!;
    }
    return k === 0 ? sum : 2 * sum;
  }

  /** Integral over [0, 1] of the absolute smoothed residual, by the trapezoid rule. */
  integral(width: number): number {
    const { amplitudes, coarse } = this;
    const last = Math.ceil(NEGLIGIBLE / (Math.PI * width));
    while (amplitudes.length <= last) amplitudes.push(this.amplitude(amplitudes.length));
    const damped = new Float64Array(last + 1);
    for (let k = 0; k <= last; k++) {
      damped[k] = amplitudes[k]! * exp(-((Math.PI * k * width) ** 2) / 2);
    }
    let integral = 0;
    for (let j = 0; j <= POINTS; j++) {
      let value = 0;
      for (let k = 0, phase = 0; k <= last; k++, phase = (phase + j) & (2 * POINTS - 1)) {
        value += damped[k]! * coarse[phase]!;
      }
      integral += Math.abs(value) * (j === 0 || j === POINTS ? 0.5 : 1);
    }
    return integral / POINTS;
  }
}

/** No narrower smoothing is looked at. */
const NARROWEST = 0.001;

/**
 * Smooth ECE: the width s at which the residuals label - score, smoothed over the score by a
 * Gaussian of standard deviation s reflected at 0 and 1, have a mean absolute value of s. Unlike
 * ECE it has no bins to choose and does not jump as scores move.
 *
 * In [0, 1]; below 0.001 it is the mean absolute residual smoothed by 0.001. NaN without a known
 * label, or where a score is outside [0, 1].
 *
 * Source: Błasiok and Nakkiran 2023, smECE. Their package finds s to 0.001; this solves for it.
 * Residuals are put on a grid of 1 / 16,384, and the mean is taken over 1,025 points.
 *
 * @example smoothEce(Float64Array.of(0.5, 0.5), Uint8Array.of(1, 1)) // 0.5
 */
export function smoothEce(scores: Scores, labels: Labels): number {
  const grid = gridResiduals(scores, labels);
  if (!grid) return Number.NaN;
  const smoothed = new SmoothedResiduals(grid);
  const excess = (width: number) => smoothed.integral(width) - width;
  // The integral falls as the width grows, so there is one solution. Halve until it is passed.
  let wide = 2;
  let narrow = 1;
  let atNarrow = excess(narrow);
  while (narrow > NARROWEST && atNarrow <= 0) {
    wide = narrow;
    narrow = Math.max(NARROWEST, narrow / 2);
    atNarrow = excess(narrow);
  }
  return atNarrow <= 0 ? atNarrow + narrow : falsePosition(excess, narrow, wide);
}
