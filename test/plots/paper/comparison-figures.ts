import { decisionCurvesFigure } from '@/lib/plots/decision-curves';
import { metricRanksFigure } from '@/lib/plots/metric-ranks';
import { readerRangeFigure } from '@/lib/plots/reader-range';
import { taskGapFigure } from '@/lib/plots/task-gap';
import type { Draw } from './figures';

const METRICS = [
  { name: 'ap', title: 'mAP' },
  { name: 'auroc', title: 'mAUROC' },
  { name: 'lift', title: 'AP / prevalence' },
  { name: 'brier', title: 'Brier score' },
] as const;

const STEPS = [
  { step: 'classes', place: 1, change: 0.076, lower: null, upper: null },
  { step: 'images', place: 2, change: 0.083, lower: 0.06, upper: 0.11 },
  { step: 'labels', place: 3, change: -0.027, lower: -0.044, upper: -0.015 },
  { step: 'rest', place: 4, change: 0.046, lower: null, upper: null },
] as const;

const THRESHOLDS = Array.from({ length: 21 }, (_, i) => i / 40);

/** Figures that compare teams by cost, by several statistics, with readers, and between two tasks. */
export const COMPARISON_FIGURES: Readonly<Record<string, Readonly<Record<string, Draw>>>> = {
  'decision-curves': {
    'decision-curves': ({ teams, classes }, p) =>
      decisionCurvesFigure(
        teams.flatMap((team, t) =>
          THRESHOLDS.map((threshold) => {
            const net = 0.1 - threshold * (0.1 + (t % 7) / 70);
            return {
              task: 'Task 1',
              team,
              class: classes[0]!,
              threshold,
              net_benefit: net,
              lower: net - 0.01,
              upper: net + 0.01,
              all: 0.12 - threshold / (1 - threshold) / 2,
            };
          }),
        ),
        { ...p, subject: classes[0]!, to: 0.5 },
      ),
  },
  'metric-ranks': {
    'metric-ranks': ({ teams }, p) =>
      metricRanksFigure(
        METRICS.flatMap(({ name }, m) =>
          teams.map((team, t) => ({
            task: 'Task 1',
            team,
            metric: name,
            value: 0.3 + t / 100,
            rank: ((t + m) % teams.length) + 1,
          })),
        ),
        { ...p, metrics: METRICS },
      ),
  },
  'reader-range': {
    'reader-range': ({ teams, classes }, p) =>
      readerRangeFigure(
        teams.slice(0, 12).flatMap((team, t) =>
          classes.map((name, c) => ({
            team,
            class: name,
            f1: ((t + c) % 10) / 10,
            lowest_f1: 0.3,
            highest_f1: 0.6,
            position: 'within' as const,
          })),
        ),
        {
          ...p,
          order: classes,
          readers: classes.flatMap((name, c) =>
            [0.3, 0.45, 0.6].map((f1, r) => ({
              reader: `Reader ${r + 1}`,
              class: name,
              f1: c % 9 === 8 ? null : f1,
            })),
          ),
        },
      ),
  },
  'task-gap': {
    'task-gap': ({ teams }, p) =>
      taskGapFigure(
        STEPS.map((step) => ({
          ...step,
          task: 'Task 1',
          second: 'Task 2',
          team: teams[0]!,
          metric: 'ap' as const,
          order: 'average' as const,
          start: 0.3,
          end: 0.478,
          images: 406,
          shared_classes: 26,
        })),
        { ...p, metric: 'mAP', task: 'Task 1', second: 'Task 2', team: teams[0]! },
      ),
  },
};
