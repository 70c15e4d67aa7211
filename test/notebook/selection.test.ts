import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandNames, DEFAULT_BANDS } from '@/lib/challenge/bands';
import {
  afterPick,
  includes,
  isNothing,
  isSame,
  NOTHING_SELECTED,
  type Selection,
  selectionOf,
  selectionWithin,
  union,
  without,
} from '@/lib/notebook/selection';

const of = (change: Partial<Selection>): Selection => ({ ...NOTHING_SELECTED, ...change });
const edema = of({ classes: ['Edema'] });
const tail = of({ bands: ['tail'] });

describe('a pick', () => {
  it('selects alone, and clears what was selected alone', () => {
    const first = afterPick(NOTHING_SELECTED, edema, false);
    expect(first).toEqual(edema);
    expect(afterPick(first, of({ teams: ['A'] }), false)).toEqual(of({ teams: ['A'] }));
    expect(afterPick(first, edema, false)).toEqual(NOTHING_SELECTED);
    expect(afterPick(union(edema, tail), edema, false)).toEqual(edema);
  });

  it('when adding, adds a target or removes it if all of it was selected', () => {
    const both = afterPick(edema, of({ teams: ['A'], classes: ['Mass'] }), true);
    expect(both).toEqual(of({ classes: ['Edema', 'Mass'], teams: ['A'] }));
    expect(afterPick(both, edema, true)).toEqual(of({ classes: ['Mass'], teams: ['A'] }));
  });

  it('on nothing keeps the selection', () => {
    expect(afterPick(edema, NOTHING_SELECTED, false)).toBe(edema);
  });

  it('treats all spellings of a class or team as the same', () => {
    const spelled = of({ classes: ['pred_pleural_effusion'], teams: ['Team A'] });
    const other = of({ classes: ['Pleural Effusion'], teams: ['a'] });
    expect(isSame(spelled, other)).toBe(true);
    expect(afterPick(spelled, other, false)).toEqual(NOTHING_SELECTED);
    expect(union(spelled, other)).toEqual(spelled);
  });
});

describe('selections as sets', () => {
  const selection = fc.record({
    classes: fc.uniqueArray(fc.constantFrom('Edema', 'Mass', 'Hernia', 'Nodule')),
    teams: fc.uniqueArray(fc.constantFrom('A', 'B', 'C')),
    bands: fc.uniqueArray(fc.constantFrom(...bandNames(DEFAULT_BANDS))),
  });

  it('a union includes both, a difference nothing of what was removed', () => {
    fc.assert(
      fc.property(selection, selection, (one, other) => {
        const both = union(one, other);
        expect(includes(both, one) && includes(both, other)).toBe(true);
        expect(isNothing(without(both, both))).toBe(true);
        expect(isSame(union(without(both, other), other), both)).toBe(true);
      }),
    );
  });
});

describe('the selection of marks', () => {
  it('is the class and team of a point, and a band only without a class', () => {
    const point = selectionOf({ class: 'Edema', team: 'A', band: 'head' });
    expect(point).toEqual(of({ classes: ['Edema'], teams: ['A'] }));
    expect(selectionOf({ band: 'tail' })).toEqual(tail);
    expect(selectionOf({ band: 'extreme tail' })).toEqual(of({ bands: ['extreme tail'] }));
  });

  it('leaves out a kind if a brush covers all its names', () => {
    const all = ['Edema', 'Mass'].flatMap((name) =>
      ['A', 'B'].map((team) => ({ class: name, team, band: 'head' })),
    );
    const first = all.filter((tags) => tags.class === 'Edema');
    expect(selectionWithin(first, all)).toEqual(edema);
    expect(selectionWithin(first.slice(1), all)).toEqual(of({ classes: ['Edema'], teams: ['B'] }));
    expect(selectionWithin(all, all)).toEqual(NOTHING_SELECTED);
    expect(selectionWithin([], all)).toEqual(NOTHING_SELECTED);
  });
});
