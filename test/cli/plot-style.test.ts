// @vitest-environment jsdom
import * as Plot from '@observablehq/plot';
import { expect, it } from 'vitest';
import { plotSvg } from '@/lib/figures/draw';
import { figureTheme } from '@/lib/figures/theme';
import { plotStyle } from '../../lib/cli/policy/plot-style.mjs';

it('the policy knows the style element that figures carry', () => {
  const svg = plotSvg({ marks: [Plot.dot([1, 2])] }, { width: 400, theme: figureTheme('light') });
  const styles = [...svg.querySelectorAll('style')].map((style) => style.textContent);
  expect(styles).toEqual([plotStyle]);
});
