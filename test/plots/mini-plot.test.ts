// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { type MiniFigure, miniFigure } from '@/lib/plots/core/mini-plot';
import { figureTheme } from '@/lib/plots/core/theme';

const params = {
  width: 250,
  theme: figureTheme('light'),
  teams: ['A', 'B'],
  description: 'A leads.',
};

const rows = (
  ...values: readonly [string, number, number | null, number | null][]
): MiniFigure => ({
  kind: 'rows',
  format: 'score',
  rows: values.map(([name, value, lower, upper]) => ({ name, team: name, value, lower, upper })),
});

/** Horizontal middle of each dot. */
const dots = (svg: SVGSVGElement) =>
  [...svg.querySelectorAll('[aria-label="dot"] > *')].map((dot) =>
    Number(/translate\(([-\d.]+)/.exec(dot.getAttribute('transform')!)![1]),
  );

describe('a small figure', () => {
  it('has a tagged dot for each row, the greatest at the right, and its interval', () => {
    const svg = miniFigure(rows(['A', 0.5, 0.4, 0.6], ['B', 0.3, null, null]), params);
    const [a, b] = dots(svg);
    expect(a!).toBeGreaterThan(b!);
    const bars = svg.querySelectorAll('[aria-label="link"] > [data-team]');
    expect([...bars].map((bar) => bar.getAttribute('data-team'))).toEqual(['A']);
    expect(svg.textContent).toContain('0.500');
    expect(svg.getAttribute('aria-label')).toBe('A leads.');
  });

  it('stays inside its width with long names, equal values and one row', () => {
    const long = 'A very long name of a team that goes on and on';
    for (const figure of [
      rows([long, 0.5, 0, 1], ['B', 0.5, 0, 1]),
      rows([long, 0.5, null, null]),
    ]) {
      for (const x of dots(miniFigure(figure, params))) {
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(250);
      }
    }
  });

  it('draws a point for each team of two tasks', () => {
    const points = [
      { team: 'A', x: 0.1, y: 0.2 },
      { team: 'B', x: 0.3, y: 0.1 },
    ];
    const svg = miniFigure({ kind: 'points', xTitle: 'One', yTitle: 'Two', points }, params);
    expect(dots(svg)).toHaveLength(2);
    expect(svg.textContent).toContain('One →');
  });
});
