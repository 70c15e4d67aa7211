import { againstRangeFigure } from '@/lib/plots/against-range';
import { bandsFigure } from '@/lib/plots/bands';
import { carriedDifferenceFigure } from '@/lib/plots/carried-difference';
import { chartFigure } from '@/lib/plots/chart/chart';
import { classAgreementFigure } from '@/lib/plots/class-agreement';
import type { FigureParams } from '@/lib/plots/core/params';
import { curvesFigure } from '@/lib/plots/curves';
import { differencesFigure } from '@/lib/plots/differences';
import { dumbbellFigure } from '@/lib/plots/dumbbell';
import { fittingCountsFigure } from '@/lib/plots/fitting-counts';
import { fnrFigure } from '@/lib/plots/fnr';
import { gainsFigure } from '@/lib/plots/gains';
import { heatMapFigure } from '@/lib/plots/heat-map';
import { intervalWidthFigure } from '@/lib/plots/interval-width';
import { leaderboardFigure } from '@/lib/plots/leaderboard';
import { longTailFigure } from '@/lib/plots/long-tail';
import { pairedClassesFigure } from '@/lib/plots/paired-classes';
import { pairwiseMatrixFigure } from '@/lib/plots/pairwise-matrix';
import { prevalenceFigure } from '@/lib/plots/prevalence';
import { rankBlobsFigure } from '@/lib/plots/rank-blobs';
import { reliabilityFigure } from '@/lib/plots/reliability';
import { solutionsFigure } from '@/lib/plots/solutions-matrix';
import { taskAgreementFigure } from '@/lib/plots/task-agreement';
import { timelineFigure } from '@/lib/plots/timeline';
import { BOARD_BANDS, type Board } from './board';
import { COMPARISON_FIGURES } from './comparison-figures';
import { IMAGE_FIGURES } from './image-figures';

export type Draw = (board: Board, params: FigureParams) => SVGSVGElement;

/** The last team stands for "the other one": of a board of one team, the same. */
const pairOf = ({ teams }: Board) => ({ team: teams[0]!, other: teams.at(-1)! });

function pairedRows(board: Board) {
  const { team, other } = pairOf(board);
  return board.rows.ofTeam(team).map((row, i) => {
    const difference = row.ap === null ? null : ((i % 7) - 3) * 0.02;
    const half = 0.5 / Math.sqrt(Math.max(1, row.positives));
    return {
      ...row,
      other,
      level: 0.95,
      difference,
      lower: difference === null ? null : difference - half,
      upper: difference === null ? null : difference + half,
    };
  });
}

const TECHNIQUES: readonly (readonly [string, readonly string[]])[] = [
  ['Backbone', ['ConvNeXt-S, ConvNeXt-B, ConvNeXt-T', 'ViT-L', 'ResNet50']],
  ['Resolution', ['224, 384', '1024', '336, 448, 512']],
  ['Ensemble', ['yes', 'no', 'yes']],
  ['Loss re-weighting', ['no', 'yes', 'yes']],
  ['Vision-language', ['yes', 'yes', 'no']],
  ['Pre-training', ['ImageNet > NIH, CheXpert, VinDr-CXR, BRAX', 'ImageNet', 'no']],
];

const solutionRows = ({ teams }: Board) =>
  teams.flatMap((team, t) =>
    TECHNIQUES.map(([technique, details]) => {
      const detail = details[t % details.length]!;
      return { team, handle: `handle_${t}`, technique, detail, used: detail !== 'no' };
    }),
  );

const CHART_COLUMNS = [
  { name: 'class', kind: 'category' },
  { name: 'team', kind: 'category' },
  { name: 'ap', kind: 'number' },
] as const;

const chartRows = ({ rows }: Board) =>
  rows.classRows.map(({ class: name, team, ap }) => ({ class: name, team, ap }));

/**
 * Every figure of lib/plots by the name of its file, drawn from the rows of a board. A new figure
 * joins this list.
 */
export const BOARD_FIGURES: Readonly<Record<string, Readonly<Record<string, Draw>>>> = {
  'against-range': {
    'against-range': ({ rows }, p) =>
      againstRangeFigure(
        rows.teamRows.map(({ team, map }) => ({ team, value: map, printed: map })),
        {
          ...p,
          title: 'mAP over the 26 classes of CXR-LT 2023',
          range: { lowest: 0.2, highest: 0.3 },
          rangeTitle: 'winners of 2023, as printed',
        },
      ),
  },
  bands: {
    bands: ({ rows }, p) => bandsFigure({ classes: rows.classRows, bands: rows.bandRows }, p),
  },
  'carried-difference': {
    'carried-difference': (board, p) =>
      carriedDifferenceFigure(
        pairedRows(board).flatMap(({ class: name, band, difference }) =>
          difference === null ? [] : [{ class: name, band, contribution: difference / 9 }],
        ),
        { ...p, metric: 'mAP', ...pairOf(board) },
      ),
  },
  'class-agreement': {
    'class-agreement': ({ rows, teams }, p) =>
      classAgreementFigure(
        rows.ofTeam(teams[0]!).map((row) => ({ ...row, x: row.ap, y: row.auroc })),
        { ...p, team: teams[0]!, xTitle: 'AP, Task 1', yTitle: 'AP, Task 2' },
      ),
  },
  curves: {
    curves: ({ rows, teams }, p) =>
      curvesFigure(rows.curves, {
        ...p,
        prevalence: 0.1,
        threshold: 0.5,
        scores: teams.map((team) => ({
          team,
          ap: 0.5,
          auroc: 0.7,
          recall: 0.5,
          precision: 0.55,
          fpr: 0.2,
        })),
      }),
  },
  differences: {
    differences: ({ rows }, p) =>
      differencesFigure(
        rows.classRows.map((row, i) => ({
          ...row,
          reference: row.ap,
          value: row.ap === null ? null : row.ap + 0.004 * ((i % 5) - 2),
        })),
        {
          ...p,
          metric: 'AP',
          names: { reference: 'printed', value: 'computed' },
          tolerance: 0.005,
        },
      ),
  },
  dumbbell: {
    dumbbell: ({ classes }, p) =>
      dumbbellFigure(
        classes.map((name, i) => ({ class: name, first: (i % 10) / 10, second: (i % 7) / 7 })),
        {
          ...p,
          title: 'Precision against the gold set',
          names: { first: 'Rule-based', second: 'GPT-4o' },
          mean: { first: 0.6, second: 0.65 },
        },
      ),
  },
  'fitting-counts': {
    'fitting-counts': ({ classes }, p) =>
      fittingCountsFigure(
        classes.map((name, i) => {
          const smallest = 2 + (i % 40);
          const counts = [1, 2, 3].map((k) => k * smallest);
          return { class: name, smallest, counts, counts_with_f1: counts.slice(0, i % 3) };
        }),
        { ...p, images: 406 },
      ),
  },
  fnr: {
    fnr: ({ rows }, p) => fnrFigure(rows.classRows, { ...p, threshold: 0.5 }),
    'fnr-intervals': ({ rows }, p) =>
      fnrFigure(rows.classRows, { ...p, threshold: 0.5, intervals: rows.intervals }),
  },
  gains: {
    gains: (board, p) =>
      gainsFigure(
        pairedRows(board).map(({ class: name, ap, difference }) => ({
          name,
          before: ap,
          after: ap === null ? null : ap + difference! / 3,
          lower: difference === null ? null : difference / 3 - 0.02,
          upper: difference === null ? null : difference / 3 + 0.02,
        })),
        {
          ...p,
          kind: 'class',
          title: `AP of ${board.teams[0]}`,
          names: { before: 'as submitted', after: 'recalibrated' },
          better: 'higher',
        },
      ),
  },
  'heat-map': {
    'heat-map': ({ rows }, p) => heatMapFigure(rows.classRows, { ...p, metric: 'ap' }),
  },
  'interval-width': {
    'interval-width': ({ rows, teams }, p) =>
      intervalWidthFigure(
        rows.ofTeam(teams[0]!).map((row) => {
          const half = row.ap === null ? null : 0.5 / Math.sqrt(Math.max(1, row.positives));
          return {
            ...row,
            estimate: row.ap,
            lower: half && Math.max(0, row.ap! - half),
            upper: half && Math.min(1, row.ap! + half),
          };
        }),
        { ...p, title: `AP of ${teams[0]}`, level: 0.95, note: rows.intervals.note },
      ),
  },
  leaderboard: { leaderboard: ({ rows }, p) => leaderboardFigure(rows.teamRows, p) },
  'long-tail': {
    'long-tail': ({ rows }, p) =>
      longTailFigure(rows.labelCounts, { ...p, scale: 'log', bands: BOARD_BANDS }),
    'long-tail-linear': ({ rows }, p) =>
      longTailFigure(rows.labelCounts, { ...p, scale: 'linear', bands: BOARD_BANDS }),
  },
  ...COMPARISON_FIGURES,
  ...IMAGE_FIGURES,
  'paired-classes': {
    'paired-classes': (board, p) =>
      pairedClassesFigure(pairedRows(board), {
        ...p,
        metric: 'ap',
        ...pairOf(board),
        sort: 'difference',
        note: board.rows.intervals.note,
      }),
  },
  'pairwise-matrix': {
    'pairwise-matrix': ({ rows, teams }, p) =>
      pairwiseMatrixFigure(rows.pairs, { ...p, metric: 'mAUROC', order: teams }),
  },
  prevalence: {
    prevalence: ({ rows }, p) => prevalenceFigure(rows.classRows, p),
    'prevalence-lift': ({ rows }, p) => prevalenceFigure(rows.classRows, { ...p, y: 'lift' }),
  },
  'rank-blobs': {
    'rank-blobs': ({ rows }, p) =>
      rankBlobsFigure(rows.ranks, { ...p, rule: 'mAP', level: 0.95, note: rows.intervals.note }),
  },
  reliability: {
    reliability: ({ rows, teams }, p) =>
      reliabilityFigure(rows.calibration, {
        ...p,
        ece: new Map(teams.map((team, i) => [team, i / 1000])),
        note: 'Grey: expected range of a perfectly calibrated model (95 %, binomial).',
      }),
    'reliability-log': ({ rows }, p) => reliabilityFigure(rows.calibration, { ...p, scale: 'log' }),
  },
  'solutions-matrix': {
    solutions: (board, p) =>
      solutionsFigure(
        solutionRows(board),
        board.rows.teamRows.flatMap(({ team, map, mauroc }) => [
          { team, heading: 'mAP Task\u00a01', value: map ?? 0, place: 'Table 4' },
          { team, heading: 'mAP Task\u00a02', value: mauroc ?? 0, place: 'Table 6' },
        ]),
        p,
      ),
  },
  'task-agreement': {
    'task-agreement': ({ rows }, p) =>
      taskAgreementFigure(
        rows.teamRows.map(({ team, map, mf1 }, i) => ({ team, x: map, y: mf1, excluded: i === 1 })),
        { ...p, xTitle: 'Mean AP, Task 1', yTitle: 'Mean AP, Task 2' },
      ),
  },
  timeline: {
    timeline: (_, p) =>
      timelineFigure(
        [
          { event: 'Registration', start: '2024-05-01', end: '2024-05-01', teams: 96 },
          { event: 'Development', start: '2024-05-01', end: '2024-08-26', teams: 61 },
          { event: 'Test phase', start: '2024-08-26', end: '2024-09-06', teams: 9 },
        ],
        p,
      ),
  },
  chart: {
    'chart-bar': (board, p) =>
      chartFigure(
        chartRows(board),
        CHART_COLUMNS,
        { source: 'class_metrics', mark: 'bar', x: { column: 'ap' }, y: { column: 'class' } },
        p,
      ),
    'chart-dot': (board, p) =>
      chartFigure(
        chartRows(board),
        CHART_COLUMNS,
        {
          source: 'class_metrics',
          mark: 'dot',
          x: { column: 'team' },
          y: { column: 'ap' },
          colour: { column: 'team' },
        },
        p,
      ),
  },
};
