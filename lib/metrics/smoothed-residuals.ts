import { createBlock, loadBlock } from './block';
import type { Labels, Scores } from './types';

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
  for (let k = 0; k < out.length; k++) out[k] = Math.cos((Math.PI * k) / steps);
  return out;
}

/** Mean of score - label at each grid point; null without an image or with a score outside [0, 1]. */
export function gridResiduals(scores: Scores, labels: Labels): Float64Array | null {
  const grid = new Float64Array(GRID + 1);
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
      grid[at]! += (score - label) * (1 - share);
      grid[at + 1]! += (score - label) * share;
      images++;
    }
    start += rows;
  }
  return images === 0 ? null : grid.map((sum) => sum / images);
}

/**
 * Residuals smoothed by a Gaussian that is reflected at 0 and 1. Such smoothing damps the cosine
 * wave of wave number k by exp(-(pi k width)^2 / 2), so it is done wave by wave.
 */
export class SmoothedResiduals {
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
      damped[k] = amplitudes[k]! * Math.exp(-((Math.PI * k * width) ** 2) / 2);
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
