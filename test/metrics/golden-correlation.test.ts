import { describe, expect, it } from 'vitest';
import {
  kendall,
  leastSquares,
  normalCdf,
  normalQuantile,
  pearson,
  pearsonInterval,
  spearman,
} from '@/lib/metrics';
import { agrees, readGolden } from './golden';

type Value = number | null;
type Row = [number[], number[], ...Value[]];

describe('agreement with SciPy', () => {
  it('of correlations, their interval and the line of least squares', () => {
    const failures: string[] = [];
    readGolden<{ cases: Row[] }>('correlation.json').cases.forEach(
      ([wholeX, wholeY, ...golden], k) => {
        const x = Float64Array.from(wholeX, (v) => v / 1024);
        const y = Float64Array.from(wholeY, (v) => v / 1024);
        const r = pearson(x, y);
        const line = leastSquares(x, y);
        const values = [
          r,
          ...pearsonInterval(r, x.length, 0.95),
          spearman(x, y),
          kendall(x, y),
          line.slope,
          line.intercept,
        ];
        values.forEach((value, v) => {
          if (!agrees(value, golden[v]!)) failures.push(`case ${k}, ${v}: ${value}, ${golden[v]}`);
        });
      },
    );
    expect(failures).toEqual([]);
  });

  it('of the normal distribution', () => {
    const { cases } = readGolden<{ cases: ['cdf' | 'quantile', number, number][] }>('normal.json');
    for (const [name, at, reference] of cases) {
      const value = name === 'cdf' ? normalCdf(at) : normalQuantile(at);
      expect(Math.abs(value - reference), `${name} at ${at}`).toBeLessThanOrEqual(
        1e-12 * Math.abs(reference),
      );
    }
  });
});
