import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Confusion, f1, kendall, macro, micro, pearson, spearman } from '@/lib/metrics';
import { expectClose } from './samples';

describe('averages', () => {
  const confusions = fc.array(
    fc.record({ tp: fc.nat(50), fp: fc.nat(50), fn: fc.nat(50), tn: fc.nat(50) }),
    { maxLength: 8 },
  );

  it('micro is the metric of summed counts', () => {
    fc.assert(
      fc.property(confusions, (all) => {
        const sum = (key: keyof Confusion) => all.reduce((n, counts) => n + counts[key], 0);
        const summed = { tp: sum('tp'), fp: sum('fp'), fn: sum('fn'), tn: sum('tn') };
        expect(micro(all)).toEqual(summed);
        expect(f1(micro(all))).toBe(f1(summed));
      }),
    );
  });

  it('do not depend on the order of classes', () => {
    fc.assert(
      fc.property(confusions, (all) => {
        const turned = [...all].reverse();
        expectClose([macro(all.map(f1))], [macro(turned.map(f1))]);
        expect(micro(turned)).toEqual(micro(all));
      }),
    );
  });
});

describe('correlations', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 2,
    maxLength: 40,
  });

  it('do not depend on the order of pairs or on which is x, and flip sign with y', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const x = all.map(([a]) => a);
        const y = all.map(([, b]) => b);
        for (const measure of [pearson, spearman, kendall]) {
          const value = measure(x, y);
          expectClose([value, value], [measure(y, x), measure(x.toReversed(), y.toReversed())]);
          expectClose(
            [-value],
            [
              measure(
                x,
                y.map((v) => -v),
              ),
            ],
          );
        }
      }),
    );
  });

  it('Kendall counts pairs as its definition says', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        let excess = 0;
        let untiedX = 0;
        let untiedY = 0;
        all.forEach(([xi, yi], i) => {
          for (const [xj, yj] of all.slice(0, i)) {
            excess += Math.sign(xi - xj) * Math.sign(yi - yj);
            untiedX += xi === xj ? 0 : 1;
            untiedY += yi === yj ? 0 : 1;
          }
        });
        const tau = excess / Math.sqrt(untiedX * untiedY);
        expectClose(
          [
            kendall(
              all.map(([a]) => a),
              all.map(([, b]) => b),
            ),
          ],
          [tau],
        );
      }),
    );
  });
});
