import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logTicks, niceCeiling, padded } from '@/lib/plots/core/numbers';
import { orderClasses, rowLayout } from '@/lib/plots/core/row-layout';
import { fitText, textWidth, wrapText } from '@/lib/plots/core/text';
import { params } from './rows';

const names = (count: number) => Array.from({ length: count }, (_, i) => `Finding ${i + 1}`);

describe('rowLayout', () => {
  it('puts names above their rows on a phone and beside them elsewhere', () => {
    expect(rowLayout(names(40), params(350), { kind: 'class' }).above).toBe(true);
    const wide = rowLayout(names(40), params(1000), { kind: 'class' });
    expect(wide.above).toBe(false);
    expect(wide.marginLeft).toBeGreaterThan(textWidth('Finding 40', 12));
  });

  it('puts many rows onto pages, each of them named', () => {
    const all = names(1000);
    const pages = rowLayout(all, params(1000), { kind: 'class' }).pages;
    const layouts = Array.from({ length: pages }, (_, page) =>
      rowLayout(all, { ...params(1000), page }, { kind: 'class' }),
    );
    expect(layouts.flatMap((layout) => layout.names)).toEqual(all);
    expect(layouts[1]!.note).toBe('Classes 144 to 286 of 1,000.');
    expect(layouts[1]!.at('Finding 144')).toBe(0);
    expect(layouts[1]!.at('Finding 1')).toBeUndefined();
    for (const layout of layouts) expect(layout.step).toBeGreaterThan(12);
  });

  it('makes a page of rows no higher than it may be', () => {
    const layout = rowLayout(names(60), { ...params(1000), pageHeight: 300 }, { kind: 'class' });
    expect(layout.pages).toBe(3);
    expect(layout.names).toHaveLength(20);
  });

  it('gives the position of each row', () => {
    const layout = rowLayout(names(3), params(1000), { kind: 'class' });
    expect(names(3).map(layout.at)).toEqual([0, 1, 2]);
    expect(layout.at('none')).toBeUndefined();
  });
});

describe('orderClasses', () => {
  const rows = [
    { class: 'b', prevalence: null },
    { class: 'a', prevalence: 0.1 },
    { class: 'c', prevalence: 0.3 },
    { class: 'b', prevalence: 0.2 },
    { class: 'd', prevalence: null },
  ];

  it('sorts by prevalence, by name, or as given; the unknown last', () => {
    expect(orderClasses(rows, 'prevalence')).toEqual(['c', 'b', 'a', 'd']);
    expect(orderClasses(rows, 'name')).toEqual(['a', 'b', 'c', 'd']);
    expect(orderClasses(rows, ['d', 'a'])).toEqual(['d', 'a', 'c', 'b']);
  });
});

describe('text', () => {
  it('is cut at its end to fit, and wraps at spaces', () => {
    expect(fitText('Edema', 200, 12)).toBe('Edema');
    const cut = fitText('Enlarged Cardiomediastinum', 100, 12);
    expect(cut.endsWith('…')).toBe(true);
    expect(textWidth(cut, 12)).toBeLessThanOrEqual(100);
    expect(wrapText('one two three', 30, 12)).toEqual(['one', 'two', 'three']);
  });
});

describe('scales', () => {
  it('gives at least two ticks to a log scale of a factor three or more', () => {
    const scale = fc.tuple(
      fc.double({ min: 1e-5, max: 0.3, noNaN: true }),
      fc.integer({ min: 3, max: 3000 }),
    );
    fc.assert(
      fc.property(scale, ([low, factor]) => {
        const ticks = logTicks(low, low * factor);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
      }),
    );
    expect(logTicks(0.001, 0.5)).toEqual([0.001, 0.01, 0.1]);
    expect(logTicks(0.02, 0.5)).toEqual([0.02, 0.05, 0.1, 0.2, 0.5]);
  });

  it('rounds up and pads within [0, 1]', () => {
    expect([0.93, 0.2, 3, 0].map(niceCeiling)).toEqual([1, 0.2, 5, 1]);
    expect(padded([0.98, 1], 0.5)).toEqual([0.97, 1]);
    expect(padded([0.4, 0.4], 0.1)).toEqual([expect.closeTo(0.36), expect.closeTo(0.44)]);
  });
});
