import { Sum } from './sum';

/** Means of paired values, and sums of squared and mixed deviations from them. */
export interface Moments {
  readonly meanX: number;
  readonly meanY: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

function mean(values: ArrayLike<number>): number {
  const sum = new Sum();
  for (let i = 0; i < values.length; i++) sum.add(values[i]!);
  return sum.value / values.length;
}

/** Whether all values are equal: then rounding must not make a deviation of them. */
function constant(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return true;
}

export function moments(x: ArrayLike<number>, y: ArrayLike<number>): Moments {
  if (x.length !== y.length) {
    throw new RangeError(`x has ${x.length} values, y ${y.length}; expected as many`);
  }
  const meanX = constant(x) ? (x[0] ?? Number.NaN) : mean(x);
  const meanY = constant(y) ? (y[0] ?? Number.NaN) : mean(y);
  const xx = new Sum();
  const yy = new Sum();
  const xy = new Sum();
  for (let i = 0; i < x.length; i++) {
    const dx = x[i]! - meanX;
    const dy = y[i]! - meanY;
    xx.add(dx * dx);
    yy.add(dy * dy);
    xy.add(dx * dy);
  }
  return { meanX, meanY, xx: xx.value, yy: yy.value, xy: xy.value };
}
