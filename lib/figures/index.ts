export type { FittedLine, IntervalRow } from './agreement-plot';
export type { BandsBandRow, BandsClassRow, BandsRows } from './band-means';
export { type BandsParams, bandsFigure, describeBands } from './bands';
export {
  type ClassAgreementParams,
  type ClassAgreementRow,
  classAgreementFigure,
  describeClassAgreement,
} from './class-agreement';
export type { ClassOrder } from './class-order';
export { type CurveRow, type CurvesParams, curvesFigure, describeCurves } from './curves';
export type { FigureParams } from './figure-params';
export { describeFnr, type FnrParams, type FnrRow, fnrFigure } from './fnr';
export { describeHeatMap, type HeatMapParams, type HeatMapRow, heatMapFigure } from './heat-map';
export { describeLeaderboard, type LeaderboardRow, leaderboardFigure } from './leaderboard';
export {
  describeLongTail,
  type LongTailParams,
  type LongTailRow,
  longTailFigure,
} from './long-tail';
export { noteFigure } from './note';
export {
  describePrevalence,
  type PrevalenceParams,
  type PrevalenceRow,
  prevalenceFigure,
} from './prevalence';
export {
  describeReliability,
  type ReliabilityParams,
  reliabilityFigure,
} from './reliability';
export type { ReliabilityRow } from './reliability-rows';
export { applySelection, type FigureSelection } from './selection';
export {
  describeTaskAgreement,
  type TaskAgreementParams,
  type TaskAgreementRow,
  taskAgreementFigure,
} from './task-agreement';
export { type FigureColours, type FigureTheme, figureTheme } from './theme';
export type { ClassMetric } from './words';
