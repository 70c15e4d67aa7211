import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitNames, fitPair } from '@/lib/plots/core/names';
import { textWidth } from '@/lib/plots/core/text';

const at = (width: number) => ({ width, fontSize: 12 });

describe('names that fit', () => {
  it('are whole', () => {
    const fitted = fitNames(['run/A', 'run/B'], at(200), 'teams');
    expect([fitted.of('run/A'), fitted.of('run/B'), fitted.note]).toEqual(['run/A', 'run/B', '']);
  });
});

describe('names that do not fit', () => {
  it('lose what all begin and end with, which is said once', () => {
    const names = ['challenge/run_1/model.csv', 'challenge/run_22/model.csv'];
    const fitted = fitNames(names, at(60), 'teams');
    expect(names.map(fitted.of)).toEqual(['1', '22']);
    expect(fitted.note).toBe(
      'All names of teams begin with “challenge/run_” and end with “/model.csv”.',
    );
  });

  it('lose their middle, so that beginning and end can be read', () => {
    const fitted = fitNames(['Enlarged Cardiomediastinum', 'Edema'], at(120), 'classes');
    expect(fitted.of('Enlarged Cardiomediastinum')).toMatch(/^Enlarg.*….*inum$/);
    expect(fitted.of('Edema')).toBe('Edema');
  });

  it.each([
    ['in their middle', (n: number) => `${'a'.repeat(30)}${n}${'b'.repeat(30)}`],
    ['at their end', (n: number) => `${'a'.repeat(60)}${n}`],
    ['at their beginning', (n: number) => `${n}${'b'.repeat(60)}`],
  ])('stay different where they differ %s', (_, name) => {
    const names = Array.from({ length: 60 }, (_x, n) => name(n));
    for (const width of [30, 60, 100]) {
      const { of } = fitNames(names, at(width), 'teams');
      expect(new Set(names.map(of)).size).toBe(60);
    }
  });

  it('are never alike and, with room for three letters or more, never wider than there is room', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b', '_', '/', ' ', 'W'),
      maxLength: 90,
    });
    const names = fc.uniqueArray(letters, { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(names, fc.integer({ min: 60, max: 300 }), (all, width) => {
        const { of } = fitNames(all, at(width), 'teams');
        const labels = all.map(of);
        expect(new Set(labels).size).toBe(all.length);
        for (const label of labels) expect(textWidth(label, 12)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a text about two names', () => {
  const make = (one: string, other: string) => `mAP of ${one} minus ${other}`;
  const kind = 'teams';

  it('gives each what the other leaves', () => {
    const long = 'a very long name of a team that nobody can read';
    const { text } = fitPair(['A', long], make, at(220), { kind });
    expect(text).toMatch(/^mAP of A minus a very.*…/);
    expect(textWidth(text, 12)).toBeLessThanOrEqual(220);
    expect(fitPair(['A', 'B'], make, at(220), { kind })).toEqual({
      text: 'mAP of A minus B',
      note: '',
    });
  });

  it('leaves out what all names begin with and says so', () => {
    const all = Array.from(
      { length: 20 },
      (_, n) => `university_hospital_group_${n}_convnext_final_${n % 2}`,
    );
    const { text, note } = fitPair([all[7]!, all[18]!], make, at(260), { all, kind });
    expect(text).toMatch(/^mAP of 7_.* minus 18_/);
    expect(note).toBe('All names of teams begin with “university_hospital_group_”.');
  });
});
