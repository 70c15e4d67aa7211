// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { classPairsFigure } from '@/lib/plots/class-pairs';
import { marksOf, marksWithin, namesIn, pointedAt, ringMarks } from '@/lib/plots/core/marks';
import { applySelection, type FigureSelection, selectionTest } from '@/lib/plots/core/selection';
import { prevalenceFigure } from '@/lib/plots/prevalence';
import { FIGURES } from './figures';
import { classMetrics, params } from './rows';

const muted = (svg: Element) => [...svg.querySelectorAll('[fill-opacity][data-class]')];

describe('selectionTest', () => {
  const picks = (selection: FigureSelection) => selectionTest(selection)!;

  it('is null if nothing is selected', () => {
    expect(selectionTest(undefined)).toBeNull();
    expect(selectionTest({ classes: new Set(), teams: new Set() })).toBeNull();
  });

  it('needs both class and team of a point, in any spelling', () => {
    const both = picks({ classes: new Set(['pleural_effusion']), teams: new Set(['Team A']) });
    expect(both({ class: 'Pleural Effusion', team: 'A' })).toBe(true);
    expect(both({ class: 'Pleural Effusion', team: 'B' })).toBe(false);
    expect(both({ class: 'Effusion', team: 'A' })).toBe(false);
    expect(both({ team: 'a' })).toBe(true);
    expect(both({ band: 'tail' })).toBe(true);
  });

  it('selects a class by its name or its band', () => {
    const some = picks({ classes: new Set(['Edema']), bands: new Set(['tail']) });
    expect(some({ class: 'Edema', band: 'head' })).toBe(true);
    expect(some({ class: 'Hernia', band: 'tail' })).toBe(true);
    expect(some({ class: 'Mass', band: 'medium' })).toBe(false);
    expect(some({ band: 'head' })).toBe(false);
    const named = picks({ bands: new Set(['tail']), bandOf: () => 'tail' });
    expect(named({ class: 'Hernia' })).toBe(true);
    expect(named({ class: 'Mass', band: 'medium' })).toBe(false);
  });
});

describe('applySelection', () => {
  it('greys, brings to the front, and restores all', () => {
    for (const draw of Object.values(FIGURES)) {
      const svg = draw(params(640));
      const before = svg.outerHTML;
      applySelection(svg, { classes: new Set(['Hernia']), teams: new Set(['Team B']) });
      expect(svg.outerHTML).not.toBe(before);
      applySelection(svg, { bands: new Set(['tail']) });
      applySelection(svg, undefined);
      expect(svg.outerHTML).toBe(before);
    }
  });

  it('draws selected points last', () => {
    const svg = prevalenceFigure(classMetrics, params(640));
    applySelection(svg, { classes: new Set(['Hernia']) });
    const dots = [...svg.querySelectorAll('[aria-label="dot"] > [data-class]')];
    const own = dots.filter((dot) => dot.getAttribute('data-class') === 'Hernia');
    expect(dots.slice(-own.length)).toEqual(own);
    expect(muted(svg).some((mark) => mark.getAttribute('data-class') === 'Hernia')).toBe(false);
  });

  it('finds the band of names that are not tagged with it', () => {
    const svg = FIGURES.fnr!(params(640));
    applySelection(svg, { bands: new Set(['tail']) });
    const band = new Map(classMetrics.map((row) => [row.class, row.band]));
    const greyed = new Set(muted(svg).map((mark) => mark.getAttribute('data-class')!));
    expect(greyed.size).toBeGreaterThan(0);
    expect([...greyed].filter((name) => band.get(name) === 'tail')).toEqual([]);
  });

  it('names a selected point whose name had no room', () => {
    const rows = Array.from({ length: 12 }, (_, i) => ({
      ...classMetrics[0]!,
      class: `Finding number ${i} of this sort`,
      prevalence: 0.1 + i / 1e6,
      ap: 0.4 + i / 1e6,
    }));
    const svg = prevalenceFigure(rows, params(400));
    const spare = svg.querySelector('[data-spare]')!;
    expect(spare.getAttribute('display')).toBe('none');
    applySelection(svg, { classes: new Set([spare.getAttribute('data-class')!]) });
    expect(spare.hasAttribute('display')).toBe(false);
    applySelection(svg, { teams: new Set([rows[0]!.team]) });
    expect(spare.getAttribute('display')).toBe('none');
  });
});

describe('marks', () => {
  it('are named in the order of the figure, and outlined by name', () => {
    const svg = FIGURES['heat-map']!(params(640));
    const names = namesIn(marksOf(svg));
    expect(names.teams).toEqual(['Team A', 'Team B', 'Team C']);
    expect(ringMarks(svg, 'team', 'Team B')?.textContent).toBe('Team B');
    const ringed = [...svg.querySelectorAll('[data-current]')];
    expect(ringed.every((mark) => mark.getAttribute('data-team') === 'Team B')).toBe(true);
    expect(ringMarks(svg, 'team', null)).toBeNull();
    expect(svg.querySelector('[data-current]')).toBeNull();
  });

  it('in a matrix are pointed at by their text as by their colour; only names are names', () => {
    const pair = { class: 'Owl', other: 'Wren', value: 0.3, title: '' };
    const back = { class: 'Wren', other: 'Owl', value: -0.2, title: '' };
    const order = ['Owl', 'Wren'];
    const given = { ...params(640), order, team: 'North', label: 'Phi', note: '' };
    const svg = classPairsFigure([pair, back], given);
    const cell = { class: 'Owl', part: 'Wren' };
    const pointed = [...svg.querySelectorAll('[data-part=Wren]')].map((mark) => pointedAt(mark)!);
    expect(
      pointed.map(({ tags, isName }) => ({ class: tags.class, part: tags.part, isName })),
    ).toEqual(
      // Its colour and its text.
      [cell, cell].map((tags) => ({ ...tags, isName: false })),
    );
    const names = [...svg.querySelectorAll('text[data-class]:not([data-part])')];
    expect(names.map((name) => name.textContent).toSorted()).toEqual([
      'Owl',
      'Owl',
      'Wren',
      'Wren',
    ]);
    expect(names.every((name) => pointedAt(name)!.isName)).toBe(true);
  });

  it('are selected by a brush on a rectangle or the middle of a point; names only alone', () => {
    const element = document.createElement('i');
    const at = (kind: string, left: number, right: number) => ({
      element,
      tags: { class: `${kind} ${left}` },
      kind,
      box: { left, right, top: 0, bottom: 10 },
    });
    const marks = [at('rect', 0, 30), at('dot', 20, 30), at('text', 30, 40)];
    const held = (left: number, right: number) =>
      marksWithin(marks, { left, right, top: 4, bottom: 6 }).map(({ kind }) => kind);
    expect(held(26, 28)).toEqual(['rect']);
    expect(held(22, 50)).toEqual(['rect', 'dot']);
    expect(held(31, 50)).toEqual(['text']);
  });
});
