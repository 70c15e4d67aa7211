// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { chartFigure, chartNotices } from '@/lib/plots/chart/chart';
import { checkColumns, defaultSpec } from '@/lib/plots/chart/columns';
import { MOST_MARKS, prepare } from '@/lib/plots/chart/prepare';
import { binEdges, binOf, reduceValues } from '@/lib/plots/chart/reduce';
import { type ChartSpec, MARKS, readSpec, writeSpec } from '@/lib/plots/chart/spec';
import { pagesOf } from '@/lib/plots/core/svg';
import { params } from '../rows';
import { COLUMNS, ROWS, SPECS } from './charts';

const number = (...names: string[]) => names.map((name) => ({ name, kind: 'number' as const }));

describe('a specification', () => {
  it.each(Object.entries(SPECS))('%s reads back as it was written', (_, spec) => {
    expect(readSpec(writeSpec(spec))).toEqual({ spec, problems: [] });
  });

  it.each([
    ['{', '', /^not valid JSON/],
    ['[]', '', /expected an object/],
    ['{"source": "a", "mark": "pie"}', 'mark', /^expected one of dot, line, .*not "pie"/],
    ['{"source": "a", "mark": "dot", "x": {"column": 3}}', 'x.column', /^expected text, not 3/],
    [
      '{"source": "a", "mark": "dot", "x": {"column": "b", "domain": [0]}}',
      'x.domain.1',
      /expected|missing/,
    ],
    ['{"source": "a", "mark": "dot", "render": "alert(1)"}', 'render', /not a known field/],
    ['{"mark": "dot"}', 'source', /missing|expected/],
  ])('%s is refused at %s', (text, path, message) => {
    const { spec, problems } = readSpec(text);
    expect(spec).toBeNull();
    const found = problems.find((problem) => problem.path === path);
    expect(found, JSON.stringify(problems)).toBeDefined();
    expect(found?.message).toMatch(message);
  });

  it('lists all problems', () => {
    const text = '{"source": "", "mark": "pie", "x": {"column": ""}}';
    expect(readSpec(text).problems.map(({ path }) => path)).toEqual(['source', 'mark', 'x.column']);
  });

  it.each<[Partial<ChartSpec>, string]>([
    [{ x: { column: 'nosuch' }, y: { column: 'ap' } }, 'x.column'],
    [{ x: { column: 'ap' } }, 'y'],
    [{ x: { column: 'team', scale: 'log' }, y: { column: 'ap' } }, 'x.scale'],
    [{ x: { column: 'ap', scale: 'log', domain: [0, 1] }, y: { column: 'ap' } }, 'x.domain'],
    [{ x: { column: 'ap', domain: [1, 0] }, y: { column: 'ap' } }, 'x.domain'],
    [{ mark: 'box', x: { column: 'ap' }, y: { column: 'ece' } }, 'x'],
    [{ mark: 'rect', x: { column: 'team' } }, 'x.column'],
    [
      { mark: 'heat', x: { column: 'team' }, y: { column: 'class' }, colour: { column: 'band' } },
      'colour.column',
    ],
  ])('%j does not fit the columns at %s', (spec, path) => {
    const problems = checkColumns({ source: 'class_metrics', mark: 'dot', ...spec }, COLUMNS);
    expect(problems.map((problem) => problem.path)).toEqual([path]);
  });

  it('has a default for every mark that can be drawn', () => {
    for (const mark of MARKS) {
      const spec = defaultSpec('class_metrics', mark, COLUMNS);
      expect(checkColumns(spec, COLUMNS), mark).toEqual([]);
      expect(chartFigure(ROWS, COLUMNS, spec, params(390)).getAttribute('role')).toBe('img');
    }
  });

  it('keeps what still fits when the mark changes', () => {
    expect(defaultSpec('class_metrics', 'line', COLUMNS, SPECS['chart-dot'])).toEqual({
      ...SPECS['chart-dot'],
      mark: 'line',
    });
  });
});

describe('what is drawn', () => {
  it('takes pages on paper for names that do not fit on one, each name once', () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({ class: `class ${i}.`, ap: i / 40 }));
    const columns = [
      { name: 'class', kind: 'category' },
      { name: 'ap', kind: 'number' },
    ] as const;
    const spec: ChartSpec = {
      source: 't',
      mark: 'bar',
      x: { column: 'ap' },
      y: { column: 'class' },
    };
    const drawn = (page: number) =>
      chartFigure(rows, columns, spec, { ...params(500), pageHeight: 400, page });
    const pages = pagesOf(drawn(0));
    expect(pages).toBe(3);
    const names = Array.from({ length: pages }, (_, page) => drawn(page)).flatMap((figure) => {
      expect(Number(figure.getAttribute('height'))).toBeLessThanOrEqual(400);
      return [...figure.querySelectorAll('text')].flatMap(({ textContent: text }) =>
        text?.startsWith('class ') ? [text] : [],
      );
    });
    expect(names.sort()).toEqual(rows.map((row) => row.class).sort());
    expect(drawn(1).textContent).toContain('Rows 15 to 28 of 40.');
    const onScreen = chartFigure(rows, columns, spec, params(500));
    expect(pagesOf(onScreen)).toBe(1);
  });

  const xy = number('x', 'y');
  const cloud: ChartSpec = { source: 't', mark: 'dot', x: { column: 'x' }, y: { column: 'y' } };

  it('bins many dots, says so, and loses none', () => {
    const rows = Array.from({ length: MOST_MARKS + 1 }, (_, i) => ({ x: i % 101, y: i % 37 }));
    const { points, binned } = prepare(rows, cloud, xy);
    expect(binned).toBe(true);
    expect(points.reduce((sum, point) => sum + point.rows, 0)).toBe(rows.length);
    expect(chartNotices(rows, xy, cloud).join()).toContain('5,001 rows are shown as bins');
    expect(prepare(rows.slice(1), cloud, xy).binned).toBe(false);
  });

  it('leaves out rows without a position, and says so', () => {
    const rows = [
      { x: 1, y: 1 },
      { x: null, y: 1 },
      { x: 0, y: 2 },
      { x: 10, y: 3 },
    ];
    const log: ChartSpec = { ...cloud, x: { column: 'x', scale: 'log' } };
    expect(prepare(rows, log, xy).points).toHaveLength(2);
    expect(chartNotices(rows, xy, log)).toEqual(['Left out 2 rows without a value.']);
  });

  it('counts a histogram by hand', () => {
    const rows = [0, 0.4, 1, 1, 10].map((x) => ({ x, y: 0 }));
    const spec: ChartSpec = { source: 't', mark: 'rect', x: { column: 'x' } };
    const bins = prepare(rows, spec, xy).points.map(({ x, x2, rows: n }) => [x, x2, n]);
    expect(bins).toEqual([
      [0, 0.5, 2],
      [1, 1.5, 2],
      [9.5, 10, 1],
    ]);
  });

  it('reduces by hand', () => {
    const values = [3, 1, 2, 10];
    expect(reduceValues(values, 'mean')).toBe(4);
    expect(reduceValues(values, 'median')).toBe(2.5);
    expect(reduceValues(values, 'sum')).toBe(16);
    expect(reduceValues(values, 'min')).toBe(1);
    expect(reduceValues(values, 'max')).toBe(10);
    expect(reduceValues([], 'count')).toBe(0);
  });

  it('puts every value into a bin that holds it', () => {
    for (const [low, high] of [
      [0, 1],
      [-3.2, 7.9],
      [1e-9, 2e-9],
      [5, 5],
      [1e6, 9e6],
    ] as const) {
      const edges = binEdges(low, high);
      for (const value of [low, (low + high) / 2, high]) {
        const bin = binOf(edges, value);
        const slack = (edges[1]! - edges[0]!) * 1e-6;
        expect(value).toBeGreaterThanOrEqual(edges[bin]! - slack);
        expect(value).toBeLessThanOrEqual(edges[bin + 1]! + slack);
      }
    }
  });

  it('describes the main finding', () => {
    const label = (name: string) =>
      chartFigure(ROWS, COLUMNS, SPECS[name]!, params(640)).getAttribute('aria-label');
    expect(label('chart-bar')).toMatch(
      /ap is highest in Support Devices .* lowest in Pneumoperitoneum/,
    );
    expect(label('chart-dot')).toMatch(/correlation is 0\.\d\d/);
    const none = chartFigure([], COLUMNS, SPECS['chart-dot']!, params(640));
    expect(none.getAttribute('aria-label')).toContain('nothing to show');
  });

  it('draws a team in the colour of all other figures', () => {
    const svg = chartFigure(ROWS, COLUMNS, SPECS['chart-facet']!, params(640));
    expect(svg.querySelectorAll('[data-team="Team B"][data-class="Hernia"]')).toHaveLength(1);
  });
});
