// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { asOneImage } from '@/lib/plots/core/marks';
import { FIGURES } from './figures';
import { CLASS_NAMES, params, TEAMS } from './rows';
import { textBoxes } from './text-boxes';

const WIDTHS = [1000, 640, 350, 288];

describe.each(Object.entries(FIGURES))('%s', (_name, draw) => {
  const drawings = new Map<number, ReturnType<typeof draw>>();
  /** Its drawing at a width, made once: no test changes it. */
  const drawn = (width: number) => {
    const svg = drawings.get(width) ?? draw(params(width));
    drawings.set(width, svg);
    return svg;
  };

  it.each(WIDTHS)('keeps its text inside at %i px', (width) => {
    const svg = drawn(width);
    const height = Number(svg.getAttribute('height'));
    const outside = textBoxes(svg).filter(
      (box) => box.left < 0 || box.right > width || box.top < 0 || box.bottom > height,
    );
    expect(outside).toEqual([]);
  });

  it.each(WIDTHS)('keeps the labels of its x axes apart at %i px', (width) => {
    for (const axis of drawn(width).querySelectorAll('[aria-label="x-axis tick label"]')) {
      const boxes = textBoxes(axis)
        .filter(({ text }) => text !== '')
        .toSorted((a, b) => a.left - b.left);
      const near = boxes.filter((box, i) => i > 0 && box.left < boxes[i - 1]!.right + 2);
      expect(near).toEqual([]);
    }
  });

  it('is an image whose accessible name is a sentence', () => {
    const svg = drawn(640);
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.getAttribute('aria-label')).toMatch(/^(m?[A-Z]|\d).{20,}\.$/);
  });

  it('describes a finding with a number or a name of the rows', () => {
    const said = drawn(640).getAttribute('aria-label') ?? '';
    const names = [...CLASS_NAMES, ...TEAMS];
    expect(/\d/.test(said) || names.some((name) => said.includes(name))).toBe(true);
  });

  it('is one image for assistive technology; its parts are hidden from it', () => {
    const svg = draw(params(640));
    const texts = svg.textContent;
    const marks = svg.querySelectorAll('[data-class],[data-team],[data-band]').length;
    asOneImage(svg);
    expect([...svg.children].map((part) => part.getAttribute('aria-hidden'))).toEqual(['true']);
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.textContent).toBe(texts);
    expect(svg.querySelectorAll('[data-class],[data-team],[data-band]')).toHaveLength(marks);
  });

  it('tags marks of classes, teams and bands, and greys what is not selected', () => {
    const plain = drawn(640);
    const marks = [...plain.querySelectorAll('[data-class],[data-team],[data-band]')];
    expect(marks.length).toBeGreaterThan(0);
    for (const mark of marks) {
      expect([...CLASS_NAMES, null]).toContain(mark.getAttribute('data-class'));
      expect([...TEAMS, null]).toContain(mark.getAttribute('data-team'));
    }
    expect(plain.querySelectorAll('[data-team][fill-opacity]')).toHaveLength(0);
    const selection = { teams: new Set(['Team B']), classes: new Set(['Hernia']) };
    const picked = draw({ ...params(640), selection });
    for (const mark of picked.querySelectorAll('[data-class],[data-team]')) {
      const team = mark.getAttribute('data-team') ?? 'Team B';
      const name = mark.getAttribute('data-class') ?? 'Hernia';
      expect(mark.hasAttribute('fill-opacity')).toBe(team !== 'Team B' || name !== 'Hernia');
    }
  });

  it('uses the colours of the dark theme', () => {
    expect(draw(params(640, 'dark')).outerHTML).not.toBe(drawn(640).outerHTML);
  });
});
