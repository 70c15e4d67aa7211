import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeLabels } from '@/lib/plots/core/labels';
import { textWidth } from '@/lib/plots/core/text';

const BOUNDS = { left: 0, top: 0, right: 600, bottom: 300 };

it('puts a lone label to the right of its point, and to the left at the right edge', () => {
  const place = (x: number) => placeLabels([{ text: 'Edema', x, y: 100 }], [], BOUNDS).labels[0]!;
  const right = place(100);
  expect(right.x).toBeGreaterThan(100);
  const left = place(595);
  expect(left.x + textWidth('Edema', 11)).toBeLessThan(595);
});

it('never lets two labels cover each other or leave the frame', () => {
  const point = fc.record({
    text: fc.string({ minLength: 1, maxLength: 20 }),
    x: fc.integer({ min: 0, max: 600 }),
    y: fc.integer({ min: 0, max: 300 }),
  });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 40 }), (requests) => {
      const boxes = placeLabels(requests, requests, BOUNDS).labels.map(({ text, x, y }) => ({
        left: x,
        right: x + textWidth(text, 11),
        top: y - 6.05,
        bottom: y + 6.05,
      }));
      for (const [i, a] of boxes.entries()) {
        expect(a.left).toBeGreaterThanOrEqual(BOUNDS.left);
        expect(a.right).toBeLessThanOrEqual(BOUNDS.right);
        for (const b of boxes.slice(i + 1)) {
          const apart =
            a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});
