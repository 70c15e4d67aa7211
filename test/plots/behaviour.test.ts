// @vitest-environment jsdom

import { describe, expect, it } from 'vitest';
import { DEFAULT_BANDS } from '@/lib/challenge/bands';
import { bandsFigure } from '@/lib/plots/bands';
import { fnrFigure } from '@/lib/plots/fnr';
import { describeHeatMap, heatMapFigure } from '@/lib/plots/heat-map';
import { leaderboardFigure } from '@/lib/plots/leaderboard';
import { describeLongTail, longTailFigure } from '@/lib/plots/long-tail';
import { prevalenceFigure } from '@/lib/plots/prevalence';
import { reliabilityFigure } from '@/lib/plots/reliability';
import { taskAgreementFigure } from '@/lib/plots/task-agreement';
import {
  bandMetrics,
  CLASS_NAMES,
  calibrationBins,
  classMetrics,
  labelCounts,
  params,
  TEAMS,
  teamMetrics,
} from './rows';
import { ownText, textBoxes } from './text-boxes';

const texts = (svg: Element) => [...svg.querySelectorAll('text')].map(ownText);
const marks = (svg: Element, label: string, selector = '*') =>
  svg.querySelectorAll(`[aria-label="${label}"] > ${selector}`);

describe('long tail', () => {
  const svg = longTailFigure(labelCounts, { ...params(800), scale: 'log', bands: DEFAULT_BANDS });

  it('has a symbol per class, a tick per test class with a positive, and both limits', () => {
    expect(marks(svg, 'dot', '[data-class]')).toHaveLength(6);
    expect(marks(svg, 'link', '[data-class]')).toHaveLength(5);
    expect(marks(svg, 'rule', 'line:not([data-class])')).toHaveLength(2);
    expect(texts(svg)).toEqual(expect.arrayContaining(['1\u00a0%', '10\u00a0%', '33,300']));
  });

  it('names each class and shows the band by symbol as well as colour', () => {
    expect(texts(svg)).toEqual(expect.arrayContaining(CLASS_NAMES));
    const shapes = [...marks(svg, 'dot', '[data-class]')].map((dot) => dot.getAttribute('d'));
    expect(new Set(shapes).size).toBe(3);
  });

  it('draws filled symbols and no limits if no class has a band', () => {
    const none = labelCounts.map((row) => ({ ...row, band: null }));
    const bare = longTailFigure(none, { ...params(800), scale: 'log', bands: DEFAULT_BANDS });
    expect(describeLongTail(none, params(800))).toMatch(/: without bands\.$/);
    expect(marks(bare, 'rule', 'line:not([data-class])')).toHaveLength(0);
    expect(texts(bare).filter((text) => /^(Head|Medium|Tail|No band)/.test(text))).toEqual([
      'No band',
    ]);
    for (const dot of marks(bare, 'dot', '[data-class]')) {
      expect(dot.getAttribute('d')).toMatch(/Z$/i);
    }
  });

  it('draws no tick for a class that only the test set has', () => {
    const extra = { ...labelCounts.at(-1)!, class: 'Edema', positives: 9, prevalence: 0.0009 };
    const more = longTailFigure([...labelCounts, extra], {
      ...params(800),
      scale: 'log',
      bands: DEFAULT_BANDS,
    });
    expect(marks(more, 'link', '[data-class]')).toHaveLength(5);
  });

  it('describes how many classes each band has', () => {
    expect(describeLongTail(labelCounts, params(800))).toBe(
      'The training prevalence of 6 classes falls from Support Devices (33.3\u00a0%) to Lobar Atelectasis ' +
        '(0.0500\u00a0%): 2 head, 2 medium, 2 tail.',
    );
  });
});

describe('leaderboard', () => {
  it('lists teams by rank, with a dash for undefined values and the best in bold', () => {
    const svg = leaderboardFigure(teamMetrics, params(1000));
    expect(texts(svg).filter((text) => text.startsWith('Team'))).toEqual([
      'Team B',
      'Team C',
      'Team A',
    ]);
    expect(texts(svg).filter((text) => text === '–')).toHaveLength(1);
    const bold = [...svg.querySelectorAll('[font-weight="700"] text')].map((t) => t.textContent);
    expect(bold).toEqual(['0.281', '0.849', '0.299', '0.589']);
  });
});

describe('bands', () => {
  it('shows every defined class of every team once, and the mean of the three bands', () => {
    const svg = bandsFigure({ classes: classMetrics, bands: bandMetrics }, params(1000));
    const defined = classMetrics.filter((row) => row.ap !== null);
    expect(marks(svg, 'dot', '[data-class]')).toHaveLength(defined.length);
    const [head, medium, tail] = bandMetrics.filter((row) => row.team === 'Team A');
    const mean = (head!.map! + medium!.map! + tail!.map!) / 3;
    expect(texts(svg)).toContain(mean.toFixed(3));
  });

  it('has no mean of three if one is undefined', () => {
    const bands = bandMetrics.map((row) => (row.band === 'tail' ? { ...row, map: null } : row));
    const svg = bandsFigure({ classes: classMetrics, bands }, params(1000));
    expect(texts(svg).filter((text) => text === '–')).toHaveLength(2 * TEAMS.length);
  });
});

describe('heat map', () => {
  const svg = heatMapFigure(classMetrics, { ...params(800), metric: 'ap' });

  it('has a cell for each class and team, a dash for undefined values', () => {
    expect(marks(svg, 'rect', '[data-class]:not([fill="none"])')).toHaveLength(6 * 3 + 2 * 5);
    expect(texts(svg).filter((text) => text === '–')).toHaveLength(3);
  });

  it('sets the best of each class in bold and in a frame', () => {
    const bold = [...svg.querySelectorAll('[font-weight="700"] > text')];
    expect(bold).toHaveLength(5);
    for (const text of bold) {
      const own = classMetrics.filter((row) => row.class === text.getAttribute('data-class'));
      const best = own.reduce((a, b) => (b.ap! > a.ap! ? b : a));
      expect(text.getAttribute('data-team')).toBe(best.team);
    }
  });

  it('takes the lowest as best if lower is better, and sorts by a team', () => {
    const rows = classMetrics.map((row) => ({
      ...row,
      fnr: row.team === 'Team C' ? 0.01 : row.fnr,
    }));
    expect(describeHeatMap(rows, { metric: 'fnr' })).toContain('Team C has the best FNR');
    const sorted = heatMapFigure(classMetrics, {
      ...params(800),
      metric: 'ece',
      order: { team: 'Team B' },
    });
    const names = texts(sorted).filter((text) => CLASS_NAMES.includes(text));
    expect(names).toEqual(CLASS_NAMES);
  });
});

describe('false negatives', () => {
  it('has a symbol for each defined rate, a line per class, and names classes without positives', () => {
    const svg = fnrFigure(classMetrics, params(800));
    expect(marks(svg, 'dot', '[data-class]')).toHaveLength(15);
    expect(marks(svg, 'link', '[data-class]')).toHaveLength(5);
    expect(texts(svg)).toContain('– no positive image');
  });
});

describe('prevalence', () => {
  it('omits classes without AP and draws the no-skill line', () => {
    const svg = prevalenceFigure(classMetrics, params(800));
    expect(marks(svg, 'dot', '[data-class]')).toHaveLength(15);
    expect(svg.querySelectorAll('[aria-label="line"][stroke-dasharray] > path')).toHaveLength(1);
  });
});

describe('reliability', () => {
  it('has a dot and a bar for each bin with images', () => {
    const svg = reliabilityFigure(calibrationBins, params(800));
    expect(marks(svg, 'dot', '[data-team]')).toHaveLength(8);
    expect(marks(svg, 'rect', '[data-team]')).toHaveLength(8);
  });

  it('abbreviates millions of images to fit', () => {
    const many = calibrationBins.map((bin) => ({ ...bin, count: bin.count * 1e5 }));
    const svg = reliabilityFigure(many, params(800));
    expect(texts(svg).filter((text) => text.endsWith('M'))).not.toHaveLength(0);
    expect(textBoxes(svg).filter((box) => box.left < 0)).toEqual([]);
  });
});

describe('task agreement', () => {
  it('draws excluded teams hollow', () => {
    const { theme } = params(800);
    const svg = taskAgreementFigure(
      [
        { team: 'Team A', x: 0.2, y: 0.5 },
        { team: 'Team B', x: 0.25, y: 0.52, excluded: true },
        { team: 'Team C', x: null, y: 0.5 },
      ],
      { ...params(800), xTitle: 'mAP on Task 1', yTitle: 'mAP on Task 2' },
    );
    const fill = (team: string) =>
      marks(svg, 'dot', `[data-team="${team}"]`)[0]?.getAttribute('fill');
    expect(fill('Team A')).toBe(theme.colours.teams[0]);
    expect(fill('Team B')).toBe(theme.colours.surface);
    expect(fill('Team C')).toBeUndefined();
  });
});
