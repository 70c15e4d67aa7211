// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { FIGURES } from './figures';
import { params } from './rows';

/** The figure's source, one element a line, numbers rounded to one decimal. */
function golden(svg: Element): string {
  return `${svg.outerHTML
    .replace(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => `${Number(Number(number).toFixed(1))}`)
    .replace(/></g, '>\n<')}\n`;
}

describe('golden figures', () => {
  for (const [name, draw] of Object.entries(FIGURES)) {
    for (const width of [800, 350]) {
      it(`${name} at ${width} px`, async () => {
        const path = `__golden__/${name}-${width}.svg.snap`;
        await expect(golden(draw(params(width)))).toMatchFileSnapshot(path);
      });
    }
  }

  it('is the same each time it is drawn', () => {
    for (const draw of Object.values(FIGURES)) {
      expect(draw(params(640, 'dark')).outerHTML).toBe(draw(params(640, 'dark')).outerHTML);
    }
  });
});
