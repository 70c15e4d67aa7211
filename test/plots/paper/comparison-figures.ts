import { attributeBaselineFigure } from '@/lib/plots/attribute-baseline';
import { decisionCurvesFigure } from '@/lib/plots/decision-curves';
import { kappaMatrixFigure } from '@/lib/plots/kappa-matrix';
import { metricRanksFigure } from '@/lib/plots/metric-ranks';
import { readerRangeFigure } from '@/lib/plots/reader-range';
import { scoreDistributionFigure } from '@/lib/plots/score-distribution';
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

/** Figures that compare teams by cost, by several statistics, with readers, with attributes, and between two tasks. */
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
  'attribute-baseline': {
    'attribute-baseline': ({ rows, teams }, p) =>
      attributeBaselineFigure(
        rows.classRows.map((row) => ({ ...row, value: row.ap })),
        rows.ofTeam(teams[0]!).map((row) => ({ class: row.class, value: row.prevalence })),
        { ...p, metric: 'AP', attributes: 'view, sex, age' },
      ),
  },
  'score-distribution': {
    'score-distribution': ({ teams, classes }, p) =>
      scoreDistributionFigure(
        ([0, 1] as const).flatMap((label) =>
          Array.from({ length: 20 }, (_, k) => {
            const share = label === 1 ? (2 * k + 1) / 400 : (39 - 2 * k) / 400;
            const images = Math.round(1000 * share);
            return { label, from: k / 20, to: (k + 1) / 20, images, share };
          }),
        ),
        { ...p, subject: classes[0]!, team: teams[0]!, scale: 'linear', threshold: 0.5 },
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
  'kappa-matrix': {
    'kappa-matrix': ({ teams, classes }, p) => {
      const readers = ['Reader 1', 'Reader 2', 'Reader 10'];
      const kappa = (i: number) => (i % 7 === 6 ? null : (i % 12) / 12);
      return kappaMatrixFigure(
        readers.flatMap((reader, r) => [
          ...readers.slice(r + 1).map((other, i) => {
            return { reader, other, isTeam: false, images: 400, kappa: kappa(r + i) };
          }),
          ...teams.map((other, t) => {
            return { reader, other, isTeam: true, images: 400, kappa: kappa(r + t) };
          }),
        ]),
        { ...p, readers, order: teams, subject: classes[0]! },
      );
    },
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
