import { DEFAULT_BANDS } from '@/lib/challenge/bands';
import { bandsFigure } from '@/lib/plots/bands';
import { classAgreementFigure } from '@/lib/plots/class-agreement';
import type { FigureParams } from '@/lib/plots/core/params';
import { curvesFigure } from '@/lib/plots/curves';
import { decisionCurvesFigure } from '@/lib/plots/decision-curves';
import { fnrFigure } from '@/lib/plots/fnr';
import { gainsFigure } from '@/lib/plots/gains';
import { heatMapFigure } from '@/lib/plots/heat-map';
import { leaderboardFigure } from '@/lib/plots/leaderboard';
import { longTailFigure } from '@/lib/plots/long-tail';
import { metricRanksFigure } from '@/lib/plots/metric-ranks';
import { prevalenceFigure } from '@/lib/plots/prevalence';
import { readerRangeFigure } from '@/lib/plots/reader-range';
import { reliabilityFigure } from '@/lib/plots/reliability';
import { taskAgreementFigure } from '@/lib/plots/task-agreement';
import { CHARTS } from './chart/charts';
import { PUBLISHED_FIGURES } from './published-figures';
import { RESAMPLED_FIGURES } from './resampled-figures';
import {
  bandMetrics,
  calibrationBins,
  classMetrics,
  curvePoints,
  labelCounts,
  teamMetrics,
} from './rows';

const tasks = { xTitle: 'AP on Task 1', yTitle: 'AP on Task 2' };

/** Every figure, drawn from the same synthetic rows. */
export const FIGURES: Readonly<Record<string, (params: FigureParams) => SVGSVGElement>> = {
  'long-tail': (p) => longTailFigure(labelCounts, { ...p, scale: 'log', bands: DEFAULT_BANDS }),
  'long-tail-linear': (p) =>
    longTailFigure(labelCounts, { ...p, scale: 'linear', bands: DEFAULT_BANDS, order: 'name' }),
  leaderboard: (p) => leaderboardFigure(teamMetrics, p),
  bands: (p) => bandsFigure({ classes: classMetrics, bands: bandMetrics }, p),
  prevalence: (p) => prevalenceFigure(classMetrics, p),
  'prevalence-lift': (p) => prevalenceFigure(classMetrics, { ...p, y: 'lift' }),
  'heat-map': (p) => heatMapFigure(classMetrics, { ...p, metric: 'ap' }),
  fnr: (p) => fnrFigure(classMetrics, { ...p, threshold: 0.5 }),
  reliability: (p) => reliabilityFigure(calibrationBins, p),
  'reliability-log': (p) =>
    reliabilityFigure(
      calibrationBins.filter((row) => row.series === 'Team A'),
      { ...p, scale: 'log', ece: new Map([['Team A', 0.0214]]) },
    ),
  'task-agreement': (p) =>
    taskAgreementFigure(
      teamMetrics.map((row, i) => ({
        team: row.team,
        x: row.map,
        y: row.mf1,
        excluded: i === 1,
      })),
      {
        xTitle: 'mAP on Task 1',
        yTitle: 'mAP on Task 2',
        ...p,
        fit: { slope: 1.2, intercept: -0.04 },
        interval: [0.27, 0.28, 0.29].map((x) => ({
          x,
          lower: 1.2 * x - 0.05,
          upper: 1.2 * x - 0.03,
        })),
      },
    ),
  'class-agreement': (p) =>
    classAgreementFigure(
      classMetrics
        .filter((row) => row.team === 'Team A')
        .map((row) => ({ class: row.class, band: row.band, x: row.ap, y: row.auroc })),
      { ...p, ...tasks, team: 'Team A' },
    ),
  curves: (p) =>
    curvesFigure(curvePoints, {
      ...p,
      prevalence: 0.015,
      scores: [{ team: 'Team A', ap: 0.55, auroc: 0.667, precision: 0.55, recall: 0.5, fpr: 0.25 }],
      threshold: 0.5,
    }),
  'metric-ranks': (p) =>
    metricRanksFigure(
      teamMetrics.flatMap((row, i) =>
        ['ap', 'auroc', 'brier'].map((metric, k) => ({
          task: 'Task 1',
          team: row.team,
          metric: metric as 'ap' | 'auroc' | 'brier',
          value: 0.5 + 0.1 * i,
          rank: ((i + k) % teamMetrics.length) + 1,
        })),
      ),
      {
        ...p,
        metrics: [
          { name: 'ap', title: 'AP' },
          { name: 'auroc', title: 'AUROC' },
          { name: 'brier', title: 'Brier' },
        ],
      },
    ),
  'decision-curves': (p) =>
    decisionCurvesFigure(
      ['Team A', 'Team B'].flatMap((team, i) =>
        [0.01, 0.05, 0.1, 0.2, 0.3].map((threshold) => ({
          task: 'Task 1',
          team,
          class: 'Hernia',
          threshold,
          net_benefit: 0.1 - 0.2 * threshold - 0.01 * i,
          lower: 0.09 - 0.2 * threshold - 0.01 * i,
          upper: 0.11 - 0.2 * threshold - 0.01 * i,
          all: 0.1 - 0.9 * (threshold / (1 - threshold)),
        })),
      ),
      { ...p, subject: 'Hernia', to: 0.3 },
    ),
  'curves-readers': (p) =>
    curvesFigure(curvePoints, {
      ...p,
      prevalence: 0.015,
      readers: [{ reader: 'R1', precision: 0.4, recall: 0.6, fpr: 0.2 }],
    }),
  'reader-range': (p) =>
    readerRangeFigure(
      classMetrics.map((row) => ({
        ...row,
        lowest_f1: 0.2,
        highest_f1: 0.6,
        position: 'within' as const,
      })),
      {
        ...p,
        order: [...new Set(classMetrics.map((row) => row.class))],
        readers: classMetrics.map((row, i) => ({
          reader: 'R1',
          class: row.class,
          f1: (i % 9) / 10,
        })),
      },
    ),
  gains: (p) =>
    gainsFigure(
      classMetrics
        .filter((row) => row.team === 'Team A')
        .map((row, i) => ({
          name: row.class,
          before: row.f1,
          after: (row.f1 ?? 0) + 0.05 * i,
          same: (row.f1 ?? 0) + 0.06 * i,
          lower: i === 1 ? null : 0.05 * i - 0.04,
          upper: i === 1 ? null : 0.05 * i + 0.04,
        })),
      {
        ...p,
        kind: 'class',
        title: 'F1 of Team A',
        names: { before: 'at 0.5', after: 'tuned, cross-fitted', same: 'on the same images' },
        better: 'higher',
        note: '95 % intervals of the gain on these images.',
      },
    ),
  ...PUBLISHED_FIGURES,
  ...CHARTS,
  ...RESAMPLED_FIGURES,
};
