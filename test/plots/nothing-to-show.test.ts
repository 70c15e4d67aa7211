// @vitest-environment jsdom

import { expect, it } from 'vitest';
import { DEFAULT_BANDS } from '@/lib/challenge/bands';
import { bandsFigure } from '@/lib/plots/bands';
import { classAgreementFigure } from '@/lib/plots/class-agreement';
import type { FigureParams } from '@/lib/plots/core/params';
import { pagesOf } from '@/lib/plots/core/svg';
import { curvesFigure } from '@/lib/plots/curves';
import { fnrFigure } from '@/lib/plots/fnr';
import { heatMapFigure } from '@/lib/plots/heat-map';
import { leaderboardFigure } from '@/lib/plots/leaderboard';
import { longTailFigure } from '@/lib/plots/long-tail';
import { prevalenceFigure } from '@/lib/plots/prevalence';
import { reliabilityFigure } from '@/lib/plots/reliability';
import { taskAgreementFigure } from '@/lib/plots/task-agreement';
import { bandMetrics, classMetrics, params } from './rows';

const tasks = { xTitle: 'AP on Task 1', yTitle: 'AP on Task 2' };
const nothing = classMetrics.map((row) => ({
  ...row,
  prevalence: null,
  ap: null,
  auroc: null,
  f1: null,
  fnr: null,
  ece: null,
  lift: null,
}));
const noBands = bandMetrics.map((row) => ({
  ...row,
  map: null,
  mauroc: null,
  mf1: null,
  mfnr: null,
}));
const one = classMetrics.slice(0, 1);
const bin = { series: 'Team A', bin: 0, lower: 0, upper: 1, count: 0 };

function figures(rows: typeof nothing | typeof classMetrics, p: FigureParams) {
  const bands = rows.length === 0 ? [] : rows === nothing ? noBands : bandMetrics.slice(0, 1);
  const first = rows.slice(0, 1);
  return {
    longTail: longTailFigure(
      first.map((row) => ({ ...row, split: 'test' })),
      { ...p, scale: 'log', bands: DEFAULT_BANDS },
    ),
    leaderboard: leaderboardFigure(
      first.map((row) => ({
        team: row.team,
        map: row.ap,
        mauroc: null,
        mf1: null,
        mece: null,
        rank: 1,
      })),
      p,
    ),
    bands: bandsFigure({ classes: rows, bands }, p),
    prevalence: prevalenceFigure(rows, p),
    heatMap: heatMapFigure(rows, { ...p, metric: 'ap' }),
    fnr: fnrFigure(rows, p),
    reliability: reliabilityFigure(
      first.map(() => ({ ...bin, mean_score: null, positive_rate: null })),
      p,
    ),
    tasks: taskAgreementFigure(
      first.map((row) => ({ team: row.team, x: row.ap, y: row.ap })),
      { ...p, ...tasks },
    ),
    classes: classAgreementFigure(
      first.map((row) => ({ class: row.class, band: row.band, x: row.ap, y: row.ap })),
      { ...p, ...tasks, team: 'Team A' },
    ),
    curves: curvesFigure([], p),
  };
}

it.each([1000, 350])('says that there are no rows at %i px', (width) => {
  for (const [name, svg] of Object.entries(figures([], params(width)))) {
    const text = [...svg.querySelectorAll('text')].map((line) => line.textContent).join(' ');
    expect(text, name).toMatch(/^No /);
    expect(svg.getAttribute('aria-label')).toMatch(/^No /);
  }
});

it.each([1000, 350])(
  'draws one class and one team, and rows of nothing but null, at %i px',
  (width) => {
    for (const rows of [one, nothing]) {
      for (const [name, svg] of Object.entries(figures(rows, params(width)))) {
        expect(svg.outerHTML, name).not.toMatch(/NaN|Infinity|"undefined"/);
        expect(Number(svg.getAttribute('height')), name).toBeGreaterThan(0);
      }
    }
  },
);

it('draws 60 teams, and 1,000 classes on several pages', () => {
  const row = classMetrics[0]!;
  const grid = (classes: number, teams: number) =>
    Array.from({ length: classes * teams }, (_, i) => ({
      ...row,
      class: `Finding ${i % classes}`,
      team: `team ${Math.floor(i / classes)}`,
      ap: (i % 97) / 97,
    }));
  for (const rows of [grid(40, 60), grid(1000, 2)]) {
    const draw = (page: number) =>
      heatMapFigure(rows, { ...params(1000), metric: 'ap', teams: [], page });
    const pages = Array.from({ length: pagesOf(draw(0)) }, (_, page) => draw(page));
    const cells = pages.flatMap((svg) => [
      ...svg.querySelectorAll('[aria-label="rect"] > [data-team][fill]'),
    ]);
    expect(cells.length).toBe(rows.length);
    for (const svg of pages) expect(Number(svg.getAttribute('height'))).toBeLessThan(2400);
  }
});
