// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { againstRangeFigure, describeAgainstRange } from '@/lib/plots/against-range';
import { bandsFigure } from '@/lib/plots/bands';
import { formatSigned } from '@/lib/plots/core/format';
import { describeDifferences, differencesFigure } from '@/lib/plots/differences';
import { describeDumbbell, dumbbellFigure } from '@/lib/plots/dumbbell';
import { describeFittingCounts, fittingCountsFigure } from '@/lib/plots/fitting-counts';
import { heatMapFigure } from '@/lib/plots/heat-map';
import { describeSolutions, solutionsFigure } from '@/lib/plots/solutions-matrix';
import { describeTimeline, timelineFigure } from '@/lib/plots/timeline';
import {
  countRows,
  differenceRows,
  dumbbellRows,
  dumbbellWords,
  rangeRows,
  rangeWords,
  solutionRows,
  solutionScores,
} from './published-figures';
import { bandMetrics, classMetrics, params } from './rows';
import { textBoxes } from './text-boxes';

const STEPS = [
  { event: 'Registration', start: '2024-05-01', end: '2024-05-01', teams: 61 },
  { event: 'Test phase: submission', start: '2024-08-26', end: '2024-09-06', teams: 17 },
  { event: 'Workshop', start: '2024-10-10', end: '2024-10-10', teams: 1 },
];

const texts = (svg: Element) => [...svg.querySelectorAll('text')].map((t) => t.textContent);
const names = { reference: 'printed', value: 'computed' };

describe('timelineFigure', () => {
  it('names every step with its dates and teams', () => {
    expect(describeTimeline(STEPS)).toBe(
      '3 steps: Registration, 1 May 2024, 61 teams; ' +
        'Test phase, 26 August 2024 to 6 September 2024, 17 teams; ' +
        'Workshop, 10 October 2024, 1 team.',
    );
    expect(texts(timelineFigure(STEPS, params(700)))).toEqual(
      expect.arrayContaining(['Registration', 'Test phase', '61 teams', '1 team', '2024']),
    );
  });

  it.each([1000, 640, 350])('keeps its text inside at %i px', (width) => {
    const svg = timelineFigure(STEPS, params(width));
    const height = Number(svg.getAttribute('height'));
    const outside = textBoxes(svg).filter(
      (box) => box.left < 0 || box.right > width || box.top < 0 || box.bottom > height,
    );
    expect(outside).toEqual([]);
  });

  it('draws a span of days longer than a single one', () => {
    const spans = [...timelineFigure(STEPS, params(700)).querySelectorAll('g > path')]
      .map((path) => /^M([\d.]+),[\d.]+L([\d.]+),/.exec(path.getAttribute('d') ?? ''))
      .filter((match) => match !== null)
      .map(([, from, to]) => Number(to) - Number(from));
    expect(spans).toHaveLength(3);
    expect(spans[0]).toBe(0);
    expect(spans[1]).toBeGreaterThan(20);
  });
});

it('describes printed against computed values', () => {
  const rows = [
    { team: 'A', class: 'Edema', prevalence: 0.2, reference: 0.5, value: 0.52 },
    { team: 'B', class: 'Edema', prevalence: 0.2, reference: 0.5, value: 0.497 },
    { team: 'B', class: 'Hernia', prevalence: 0.1, reference: null, value: 0.3 },
  ];
  expect(describeDifferences(rows, { metric: 'AP', names, tolerance: 0.01 })).toBe(
    'AP as computed minus AP as printed, 1 class: largest difference in Edema, A (+0.020); ' +
      '1 of 2 values differ by more than 0.010.',
  );
  const dots = differencesFigure(rows, { ...params(640), metric: 'AP', names });
  expect(dots.querySelectorAll('[data-class="Edema"][data-team]')).toHaveLength(2);
});

it('describes the other published figures by their numbers', () => {
  expect(describeDumbbell(dumbbellRows, dumbbellWords)).toMatch(
    /6 classes: GPT-4o higher than Rule-based in \d, lower in 2; mean 0\.600 for Rule-based/,
  );
  expect(describeAgainstRange(rangeRows, rangeWords)).toBe(
    'mAP over the 26 classes of CXR-LT 2023 of 3 teams: 0.370 to 0.372; ' +
      'winners of 2023, as printed 0.349 to 0.372.',
  );
  expect(describeFittingCounts(countRows, { images: 406 })).toContain(
    'rates alone leave one count for 0, with F1 for 0.',
  );
  expect(describeSolutions(solutionRows)).toBe(
    '3 teams and 6 techniques; teams that use ensemble 2, loss re-weighting 2, vision-language 2.',
  );
});

it.each([288, 328, 358, 720, 800])('keeps the headings of solutions apart at %i px', (width) => {
  const third = { team: 'Team A', heading: 'mAP Task\u00a03', value: 0.3, place: 'rank 1' };
  const svg = solutionsFigure(solutionRows, [...solutionScores, third], params(width));
  const boxes = textBoxes(svg).filter(({ text }) => /weighting|language|Ensemble|Task/.test(text));
  expect(boxes).toHaveLength(6);
  const near = boxes
    .toSorted((a, b) => a.left - b.left)
    .filter((box, i, all) => i > 0 && box.left - all[i - 1]!.right < 4);
  expect(near).toEqual([]);
  expect(boxes.filter(({ left, right }) => left < 0 || right > width)).toEqual([]);
});

it.each([
  [800, ['2', '5', '10', '20', '50', '100', '200']],
  [120, ['2', '10', '100']],
])('labels powers of ten first, then 2 and 5, at %i px', (width, labels) => {
  const svg = fittingCountsFigure(countRows, { ...params(width), images: 406 });
  const ticks = [...svg.querySelectorAll('[aria-label="x-axis tick label"] text')];
  expect(ticks.map((tick) => tick.textContent).filter((text) => text !== '')).toEqual(labels);
});

it('shows the printed mean of bands, not the mean of rounded means', () => {
  const averages = [{ team: 'Team A', map: 0.987 }];
  const svg = bandsFigure({ classes: classMetrics, bands: bandMetrics, averages }, params(900));
  expect(texts(svg)).toContain('0.987');
});

it('omits unknown counts', () => {
  const rows = classMetrics.map((row) => ({ ...row, positives: null, images: null }));
  const svg = heatMapFigure(rows, { ...params(640), metric: 'ap' });
  expect(svg.outerHTML).not.toMatch(/null|images positive/);
});

it('writes differences with their sign, and zero without', () => {
  expect([0.0124, -0.003, 0.0001, -0.0001, null].map((v) => formatSigned(v))).toEqual([
    '+0.012',
    '−0.003',
    '0.000',
    '0.000',
    '–',
  ]);
});

it('says that there is nothing to show', () => {
  const p = params(640);
  const empty = [
    timelineFigure([], p),
    differencesFigure([], { ...p, metric: 'AP', names }),
    dumbbellFigure([], { ...p, ...dumbbellWords }),
    againstRangeFigure([], { ...p, ...rangeWords, range: null }),
    fittingCountsFigure([], { ...p, images: 0 }),
    solutionsFigure([], [], p),
  ];
  for (const svg of empty) expect(svg.getAttribute('aria-label')).toMatch(/^No /);
  const one = [
    differencesFigure(differenceRows.slice(0, 1), { ...p, metric: 'AP', names }),
    dumbbellFigure(dumbbellRows.slice(0, 1), { ...p, ...dumbbellWords }),
    againstRangeFigure(rangeRows.slice(0, 1), { ...p, ...rangeWords, range: null }),
    fittingCountsFigure(countRows.slice(0, 1), { ...p, images: 406 }),
    timelineFigure(STEPS.slice(0, 1), p),
  ];
  for (const svg of one) expect(svg.outerHTML).not.toMatch(/NaN|Infinity|"undefined"/);
});
