import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bandOf, bandsText, evenBands } from '@/lib/challenge/bands';

it('a third of the classes in each band, at round cut-offs', () => {
  const bands = evenBands([0.3, 0.2, 0.19, 0.05, 0.04, 0.03, 0.004, 0.002, 0.001])!;
  expect(bandsText(bands)).toBe('head > 10 %, medium 1–10 %, tail < 1 %');
});

it('no cut-offs where fewer than three prevalences differ', () => {
  expect(evenBands([])).toBeNull();
  expect(evenBands([0.1, 0.1, 0.1, 0.2])).toBeNull();
  expect(evenBands([0, 0, 0, 0])).toBeNull();
});

it('no band is empty', () => {
  const share = fc.integer({ min: 1, max: 40 }).map((n) => n / 50);
  fc.assert(
    fc.property(fc.array(share, { minLength: 3, maxLength: 60 }), (prevalences) => {
      const bands = evenBands(prevalences);
      if (!bands) return;
      const found = new Set(prevalences.map((value) => bandOf('x', value, bands)));
      expect(found).toEqual(new Set(['head', 'medium', 'tail']));
    }),
  );
});
