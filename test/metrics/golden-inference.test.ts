import { describe, expect, it } from 'vitest';
import {
  bcaInterval,
  betaQuantile,
  clopperPearson,
  holm,
  incompleteBeta,
  logitInterval,
  percentileInterval,
  rankSlots,
  slotsAurocError,
  wilson,
} from '@/lib/metrics';
import { draws, makeCase } from '../fixtures/metrics/generate';
import { agrees, readGolden } from './golden';

interface Golden {
  proportions: number[][];
  logits: number[][];
  betas: number[][];
  delongs: [string, number, number, ...number[]][];
  holms: [number[], number[]][];
  replicates: [number[], number, number[], number, ...number[]][];
}

const golden = readGolden<Golden>('inference.json');

/** What of `values` differs from `references` by more than a relative 1e-12. */
function differences(
  values: Iterable<number>,
  references: readonly number[],
  what: unknown,
): string[] {
  return [...values].flatMap((value, k) =>
    agrees(value, references[k]!) ? [] : [`${what}, ${k}: ${value}, expected ${references[k]}`],
  );
}

describe('intervals and tests agree with SciPy', () => {
  it('Clopper-Pearson and Wilson', () => {
    const failures = golden.proportions.flatMap(([k, n, level, ...references]) =>
      differences([...clopperPearson(k!, n!, level!), ...wilson(k!, n!, level!)], references, [
        k,
        n,
        level,
      ]),
    );
    expect(failures).toEqual([]);
  });

  it('logit interval', () => {
    const failures = golden.logits.flatMap(([ap, n, ...references]) =>
      differences(logitInterval(ap!, n!), references, [ap, n]),
    );
    expect(failures).toEqual([]);
  });

  it('beta distribution', () => {
    const failures = [
      ...golden.betas.flatMap(([a, b, p, x, reference]) =>
        differences(
          [betaQuantile(p!, a!, b!), incompleteBeta(a!, b!, x!)],
          [x!, reference!],
          [a, b, p],
        ),
      ),
    ];
    expect(failures).toEqual([]);
  });

  it('DeLong’s standard errors, from all pairs', () => {
    const failures = golden.delongs.flatMap(([kind, n, seed, ...references]) => {
      const { scores, labels } = makeCase([kind, 'half', 64, n, seed]);
      const turn = draws(seed, 7, n);
      const second = scores.map((score, i) => (turn[i]! % 3 === 0 ? 1 - score : score));
      // After both AUROCs, the covariances row by row: those of each with itself are the variances.
      const variances = [references[2]!, references[5]!];
      const errors = [scores, second].map((own) => slotsAurocError(rankSlots(own, labels)) ** 2);
      return differences(errors, variances, [kind, n, seed]);
    });
    expect(failures).toEqual([]);
  });

  it('Holm', () => {
    const failures = golden.holms.flatMap(([p, references], k) =>
      differences(holm(p), references, k),
    );
    expect(failures).toEqual([]);
  });

  it('percentile and BCa intervals', () => {
    const failures = golden.replicates.flatMap(
      ([values, estimate, jackknife, level, ...references], k) =>
        differences(
          [
            ...percentileInterval(values, level),
            ...bcaInterval(values, estimate, jackknife, level),
          ],
          references,
          k,
        ),
    );
    expect(failures).toEqual([]);
  });
});

describe('intervals by hand', () => {
  it('leave undefined values out, and are undefined of nothing', () => {
    const none = [Number.NaN, Number.NaN];
    expect(percentileInterval([Number.NaN])).toEqual(none);
    expect(bcaInterval([1, 2, 3], 9, [1, 2])).toEqual(none);
    expect([clopperPearson(0, 0), wilson(0, 0)]).toEqual([none, none]);
    expect([logitInterval(1, 5), logitInterval(0, 5), logitInterval(0.5, 0)]).toEqual([
      none,
      none,
      none,
    ]);
  });

  it('of nothing and of all reach the ends', () => {
    expect(clopperPearson(0, 20)[0]).toBe(0);
    expect(clopperPearson(20, 20)[1]).toBe(1);
    expect(wilson(0, 20)[0]).toBe(0);
    expect(wilson(20, 20)[1]).toBe(1);
    expect(() => wilson(3, 2)).toThrow('the count is 3 of 2; expected 0 to 2');
  });

  it('Holm keeps undefined p values apart', () => {
    expect([...holm([0.01, Number.NaN, 0.04, 0.03])]).toEqual([0.03, Number.NaN, 0.06, 0.06]);
  });
});
