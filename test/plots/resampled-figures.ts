import { bandsFigure } from '@/lib/plots/bands';
import { carriedDifferenceFigure } from '@/lib/plots/carried-difference';
import type { FigureParams } from '@/lib/plots/core/params';
import { fnrFigure } from '@/lib/plots/fnr';
import { intervalWidthFigure } from '@/lib/plots/interval-width';
import { leaderboardFigure } from '@/lib/plots/leaderboard';
import { pairedClassesFigure } from '@/lib/plots/paired-classes';
import { pairwiseMatrixFigure } from '@/lib/plots/pairwise-matrix';
import { prevalenceFigure } from '@/lib/plots/prevalence';
import { rankBlobsFigure } from '@/lib/plots/rank-blobs';
import { reliabilityFigure } from '@/lib/plots/reliability';
import { taskGapFigure } from '@/lib/plots/task-gap';
import {
  carried,
  classIntervals,
  gapRows,
  intervals,
  pairedClasses,
  pairRows,
  rankRows,
  stability,
} from './resampled-rows';
import { bandMetrics, calibrationBins, classMetrics, teamMetrics } from './rows';

const bandOf = new Map(classMetrics.map((row) => [row.class, row.band]));
const { note } = intervals;

/** Calibrated rates by hand: twice the standard error about the mean score. */
const consistent = calibrationBins.map((row) => {
  const p = row.mean_score;
  if (p === null) return row;
  const half = 2 * Math.sqrt((p * (1 - p)) / row.count);
  return { ...row, consistent: { lower: Math.max(0, p - half), upper: Math.min(1, p + half) } };
});

/** Every figure of resampled rows. */
export const RESAMPLED_FIGURES: Readonly<Record<string, (params: FigureParams) => SVGSVGElement>> =
  {
    'leaderboard-intervals': (p) => leaderboardFigure(teamMetrics, { ...p, intervals }),
    'bands-intervals': (p) =>
      bandsFigure({ classes: classMetrics, bands: bandMetrics }, { ...p, intervals }),
    'prevalence-intervals': (p) =>
      prevalenceFigure(classMetrics, {
        ...p,
        intervals: { ...intervals, rows: classIntervals.filter((row) => row.team === 'Team B') },
      }),
    'fnr-intervals': (p) => fnrFigure(classMetrics, { ...p, threshold: 0.5, intervals }),
    'reliability-consistency': (p) =>
      reliabilityFigure(consistent, {
        ...p,
        note: 'Grey: expected range of calibrated scores (95 %).',
      }),
    'rank-blobs': (p) =>
      rankBlobsFigure(
        { ranks: rankRows, teams: stability },
        { ...p, rule: 'mAP', level: 0.95, note },
      ),
    'pairwise-matrix': (p) => pairwiseMatrixFigure(pairRows, { ...p, metric: 'mAP', note }),
    'paired-classes': (p) =>
      pairedClassesFigure(pairedClasses, {
        ...p,
        metric: 'ap',
        team: 'Team B',
        other: 'Team A',
        sort: 'difference',
        note,
      }),
    'carried-difference': (p) =>
      carriedDifferenceFigure(carried, {
        ...p,
        metric: 'mAP',
        team: 'Team B',
        other: 'Team A',
        named: 3,
      }),
    'task-gap': (p) =>
      taskGapFigure(gapRows, { ...p, metric: 'mAP', task: '1', second: '2', team: 'Team A' }),
    'interval-width': (p) =>
      intervalWidthFigure(
        classIntervals
          .filter((row) => row.team === 'Team A' && row.metric === 'ap')
          .map((row) => ({
            ...row,
            class: row.subject!,
            band: bandOf.get(row.subject!) ?? null,
          })),
        { ...p, title: 'AP, Team A', level: 0.95, note },
      ),
  };
