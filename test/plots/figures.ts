import { DEFAULT_BANDS } from '@/lib/challenge/bands';
import { bandsFigure } from '@/lib/plots/bands';
import { classAgreementFigure } from '@/lib/plots/class-agreement';
import type { FigureParams } from '@/lib/plots/core/params';
import { curvesFigure } from '@/lib/plots/curves';
import { fnrFigure } from '@/lib/plots/fnr';
import { heatMapFigure } from '@/lib/plots/heat-map';
import { leaderboardFigure } from '@/lib/plots/leaderboard';
import { longTailFigure } from '@/lib/plots/long-tail';
import { prevalenceFigure } from '@/lib/plots/prevalence';
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
      scores: [{ team: 'Team A', ap: 0.55, auroc: 0.667 }],
    }),
  ...PUBLISHED_FIGURES,
  ...CHARTS,
  ...RESAMPLED_FIGURES,
};
