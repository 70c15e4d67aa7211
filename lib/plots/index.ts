export {
  type AgainstRangeParams,
  type AgainstRangeRow,
  againstRangeFigure,
  describeAgainstRange,
} from './against-range';
export type { FittedLine, IntervalRow } from './agreement-plot';
export type { BandsBandRow, BandsClassRow, BandsRows } from './band-means';
export { type BandsParams, bandsFigure, describeBands } from './bands';
export {
  type CarriedDifferenceParams,
  type CarriedRow,
  carriedByBand,
  carriedDifferenceFigure,
  describeCarriedDifference,
} from './carried-difference';
export {
  type ClassAgreementParams,
  type ClassAgreementRow,
  classAgreementFigure,
  describeClassAgreement,
} from './class-agreement';
export type { ClassOrder } from './class-order';
export { type CurveRow, type CurvesParams, curvesFigure, describeCurves } from './curves';
export {
  type DifferenceRow,
  type DifferencesParams,
  describeDifferences,
  differencesFigure,
} from './differences';
export {
  type DumbbellParams,
  type DumbbellRow,
  describeDumbbell,
  dumbbellFigure,
} from './dumbbell';
export { barPhrase, type ErrorBarRow, type ErrorBars } from './error-bars';
export type { FigureParams } from './figure-params';
export {
  describeFittingCounts,
  type FittingCountsParams,
  type FittingCountsRow,
  fittingCountsFigure,
} from './fitting-counts';
export { describeFnr, type FnrParams, type FnrRow, fnrFigure } from './fnr';
export { describeHeatMap, heatMapFigure } from './heat-map';
export type { HeatMapParams, HeatMapRow } from './heat-map-cells';
export {
  describeIntervalWidth,
  type IntervalWidthParams,
  type IntervalWidthRow,
  intervalWidthFigure,
} from './interval-width';
export {
  describeLeaderboard,
  type LeaderboardParams,
  type LeaderboardRow,
  leaderboardFigure,
} from './leaderboard';
export { describeLongTail, longTailFigure } from './long-tail';
export type { LongTailParams, LongTailRow } from './long-tail-marks';
export { noteFigure } from './note';
export {
  describePairedClasses,
  type PairedClassesParams,
  type PairedClassRow,
  pairedClassesFigure,
} from './paired-classes';
export {
  describePairwiseMatrix,
  type PairwiseMatrixParams,
  pairwiseMatrixFigure,
} from './pairwise-matrix';
export { isSignificant, type PairRow, pairsOf, teamsByWins } from './pairwise-rows';
export type { FigureSelection } from './picker';
export { describePrevalence, prevalenceFigure } from './prevalence';
export type { PrevalenceParams, PrevalenceRow } from './prevalence-layout';
export {
  describeRankBlobs,
  type RankBlobsParams,
  type RankRow,
  type RankRows,
  rankBlobsFigure,
} from './rank-blobs';
export {
  describeReliability,
  type ReliabilityParams,
  reliabilityFigure,
} from './reliability';
export type { ReliabilityRow } from './reliability-rows';
export { applySelection } from './selection';
export type { SolutionRow, SolutionScore } from './solutions-layout';
export { describeSolutions, solutionsFigure } from './solutions-matrix';
export {
  describeTaskAgreement,
  type TaskAgreementParams,
  type TaskAgreementRow,
  taskAgreementFigure,
} from './task-agreement';
export { type FigureColours, type FigureTheme, figureTheme } from './theme';
export { describeTimeline, type TimelineRow, timelineFigure } from './timeline';
export type { ClassMetric } from './words';
