// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import {
  type CarriedRow,
  carriedByBand,
  carriedDifferenceFigure,
} from '@/lib/plots/carried-difference';
import { formatShare } from '@/lib/plots/core/format';
import { pairsOf, teamsByWins } from '@/lib/plots/core/pairs';
import { fnrFigure } from '@/lib/plots/fnr';
import { intervalWidthFigure } from '@/lib/plots/interval-width';
import { leaderboardFigure } from '@/lib/plots/leaderboard';
import { pairedClassesFigure } from '@/lib/plots/paired-classes';
import { pairwiseMatrixFigure } from '@/lib/plots/pairwise-matrix';
import { rankBlobsFigure } from '@/lib/plots/rank-blobs';
import { intervals, pairedClasses, pairRows, rankRows, stability } from './resampled-rows';
import { classMetrics, params, teamMetrics } from './rows';
import { ownText } from './text-boxes';

const texts = (svg: Element) => [...svg.querySelectorAll('text')].map(ownText);
const marks = (svg: Element, label: string, selector = '*') => [
  ...svg.querySelectorAll(`[aria-label="${label}"] > ${selector}`),
];
const number = (element: Element, name: string) => Number(element.getAttribute(name));

/** Ends of a link, which Plot draws as `M x1,y1 L x2,y2`. */
function ends(path: Element): readonly [number, number] {
  const [, x1, x2] = /^M([-\d.]+),[-\d.]+L([-\d.]+),/.exec(path.getAttribute('d') ?? '') ?? [];
  return [Number(x1), Number(x2)];
}

describe('intervals', () => {
  it('are drawn symmetrically about the value, with their note below', () => {
    const svg = leaderboardFigure(teamMetrics, { ...params(1000), intervals });
    const [panel] = svg.querySelectorAll('svg');
    const bar = marks(panel!, 'link', '[data-team="Team B"]')[0]!;
    const dot = marks(panel!, 'dot', '[data-team="Team B"]')[0]!;
    const x = Number(/translate\(([-\d.]+)/.exec(dot.getAttribute('transform') ?? '')?.[1]);
    const [from, to] = ends(bar);
    expect(x - from).toBeCloseTo(to - x, 2);
    expect(to - from).toBeGreaterThan(10);
    expect(texts(svg).join(' ')).toContain('1,000 replicates of patients, seed 7');
  });

  it('are omitted from false negatives if too many teams would overlap', () => {
    const many = Array.from({ length: 13 }, (_, i) => ({ ...classMetrics[0]!, team: `team ${i}` }));
    const rows = many.map(({ team, class: subject }) => ({
      ...intervals.rows.find((row) => row.subject === subject && row.metric === 'fnr')!,
      team,
    }));
    const draw = (given: typeof rows) =>
      fnrFigure(many, { ...params(800), teams: [], intervals: { ...intervals, rows: given } });
    const all = draw(rows);
    expect(texts(all).join(' ')).toContain('for all of at most 12 teams');
    expect(marks(all, 'link', '[data-team]')).toHaveLength(0);
    const one = draw(rows.slice(3, 4));
    expect(texts(one).join(' ')).toContain('replicates');
    expect(marks(one, 'link', '[data-team="team 3"]')).toHaveLength(1);
  });
});

describe('rank plot', () => {
  const svg = rankBlobsFigure(
    { ranks: rankRows, teams: stability },
    { ...params(800), rule: 'mAP', level: 0.95 },
  );

  it('draws discs whose areas are the shares of the replicates', () => {
    const radii = marks(svg, 'dot', '[data-team="Team B"]').map((disc) => number(disc, 'r'));
    expect(radii[0]! ** 2 / radii[1]! ** 2).toBeCloseTo(930 / 60, 3);
  });

  it('shows mean rank and shares of first places, as 100 % only if exact', () => {
    expect(texts(svg)).toEqual(expect.arrayContaining(['1.08', '2.44', '93\u00a0%']));
    expect([0, 0.004, 0.5, 0.9996, 1].map(formatShare)).toEqual([
      '0\u00a0%',
      '<1\u00a0%',
      '50\u00a0%',
      '>99\u00a0%',
      '100\u00a0%',
    ]);
  });

  it('draws 60 teams as shades that do not overlap', () => {
    const teams = Array.from({ length: 60 }, (_, i) => ({ ...stability[0]!, team: `team ${i}` }));
    const ranks = teams.map(({ team }, i) => ({ team, rank: i + 1, probability: 1 }));
    for (const width of [800, 350]) {
      const figure = rankBlobsFigure(
        { ranks, teams },
        { ...params(width), teams: [], rule: 'mAP', level: 0.95 },
      );
      const shades = marks(figure, 'rect', '[data-team]');
      expect(shades).toHaveLength(60);
      const widest = Math.max(...shades.map((shade) => number(shade, 'width')));
      const left = shades.map((shade) => number(shade, 'x')).sort((a, b) => a - b);
      expect(widest).toBeLessThanOrEqual(
        Math.min(...left.slice(1).map((x, i) => x - left[i]!)) + 0.1,
      );
    }
  });
});

describe('matrix of pairs', () => {
  it('reads each comparison from both sides', () => {
    const pairs = pairsOf(pairRows);
    const [one, other] = [pairs('Team B', 'Team A')!, pairs('Team A', 'Team B')!];
    expect(one.probability! + other.probability!).toBeCloseTo(1);
    expect(other).toMatchObject({ difference: -0.004, lower: -0.007, upper: -0.001 });
    expect(pairs('Team A', 'Team A')).toBeNull();
    expect(teamsByWins(pairRows)).toEqual(['Team B', 'Team C', 'Team A']);
  });

  it('frames the significant pairs in bold, and no others', () => {
    const svg = pairwiseMatrixFigure(pairRows, { ...params(800), metric: 'mAP' });
    const framed = marks(svg, 'rect', '[fill="none"],[stroke]:not([stroke="none"])');
    expect(framed.length).toBeGreaterThanOrEqual(2);
    const bold = [...svg.querySelectorAll('[font-weight="700"] text')].map((t) => t.textContent);
    expect(bold.sort()).toEqual(['<1', '>99']);
  });

  it('says which teams are shown if not all fit', () => {
    const draw = (teams: number) => {
      const names = Array.from({ length: teams }, (_, i) => `team ${i}`);
      const rows = names.flatMap((team, i) =>
        names.slice(i + 1).map((other) => ({ ...pairRows[0]!, team, other })),
      );
      const options = { teams: [], order: names, metric: 'mAP' };
      return texts(pairwiseMatrixFigure(rows, { ...params(350), ...options })).join(' ');
    };
    expect(draw(12)).not.toContain('of 12 teams');
    expect(draw(60)).toMatch(/teams 1 to \d+ of 60/);
  });
});

describe('two teams', () => {
  const draw = (sort: 'difference' | 'prevalence', rows = pairedClasses) =>
    pairedClassesFigure(rows, {
      ...params(800),
      metric: 'ap',
      team: 'Team B',
      other: 'Team A',
      sort,
    });

  it('fills a mark where the interval excludes 0', () => {
    const dots = marks(draw('difference'), 'dot', '[data-class]');
    const filled = dots
      .filter((dot) => dot.getAttribute('fill') !== params(800).theme.colours.surface)
      .map((dot) => dot.getAttribute('data-class'));
    const apart = pairedClasses.filter((row) => row.lower! > 0 || row.upper! < 0);
    expect(filled.sort()).toEqual(apart.map((row) => row.class).sort());
    expect(filled.length).toBeGreaterThan(0);
    expect(filled.length).toBeLessThan(dots.length);
  });

  it('leaves no mark hollow where no interval is known', () => {
    const plain = pairedClasses.map((row) => ({ ...row, lower: null, upper: null }));
    const svg = draw('difference', plain);
    const fills = marks(svg, 'dot', '[data-class]').map((dot) => dot.getAttribute('fill'));
    expect(fills.length).toBeGreaterThan(3);
    expect(fills).not.toContain(params(800).theme.colours.surface);
    expect(texts(svg)).not.toContain('interval includes 0');
    expect(texts(draw('difference'))).toContain('interval includes 0');
  });

  it('sorts by difference or by prevalence', () => {
    const names = (svg: Element) =>
      texts(svg).filter((text) => pairedClasses.some((row) => row.class === text));
    expect(names(draw('difference'))[0]).toBe('Calcification of the Aorta');
    expect(names(draw('prevalence'))[0]).toBe('Support Devices');
  });

  it('adds the classes up to the difference, the smallest in one row', () => {
    const rows: CarriedRow[] = Array.from({ length: 9 }, (_, i) => ({
      class: `Finding ${i}`,
      band: i < 3 ? 'head' : 'tail',
      contribution: (i % 2 === 0 ? 1 : -1) * (0.01 - 0.001 * i),
    }));
    const total = rows.reduce((sum, row) => sum + row.contribution, 0);
    const svg = carriedDifferenceFigure(rows, {
      ...params(800),
      metric: 'mAP',
      team: 'A',
      other: 'B',
      named: 4,
    });
    expect(texts(svg)).toEqual(
      expect.arrayContaining(['Other 5 classes', 'Total', `+${total.toFixed(4)}`]),
    );
    expect(marks(svg, 'rect', '[data-class]')).toHaveLength(4);
    expect(carriedByBand(rows, ['head', 'medium', 'tail'])).toEqual([
      '3 head classes +0.0090',
      '6 tail classes −0.0030',
    ]);
  });
});

describe('figures without rows', () => {
  it.each([800, 350])('say so at %i px', (width) => {
    const p = params(width);
    const figures = [
      rankBlobsFigure({ ranks: [], teams: [] }, { ...p, rule: 'mAP', level: 0.95 }),
      pairwiseMatrixFigure([{ ...pairRows[0]!, probability: null }], { ...p, metric: 'mAP' }),
      pairedClassesFigure([], {
        ...p,
        metric: 'fnr',
        team: 'A',
        other: 'B',
        sort: 'difference',
      }),
      carriedDifferenceFigure([], { ...p, metric: 'mAP', team: 'A', other: 'B' }),
      intervalWidthFigure([], { ...p, title: 'AP', level: 0.95 }),
    ];
    for (const svg of figures) expect(svg.getAttribute('aria-label')).toMatch(/^No /);
  });
});
