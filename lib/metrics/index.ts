export { auroc } from './auroc';
export { averagePrecision } from './average-precision';
export { macro, weighted } from './averages';
export { type BestF1, bestF1 } from './best-f1';
export { Random } from './bootstrap/random';
export { type RankSlots, rankSlots } from './bootstrap/rank-slots';
export {
  drawReplicates,
  leaveOutReplicates,
  type PackedWeights,
} from './bootstrap/replicate-weights';
export { type ResamplingPlan, resamplingPlan } from './bootstrap/resampling-plan';
export { slotsAurocError } from './bootstrap/slots-auroc-error';
export { type WeightedFigures, weightedFigures } from './bootstrap/weighted-figures';
export { brier } from './brier';
export { type BrierParts, brierDecomposition } from './brier-decomposition';
export {
  type Binning,
  type BinningOptions,
  type CalibrationBins,
  calibrationBins,
} from './calibration-bins';
export { ece, eceDecision, mce } from './calibration-error';
export { type Confusion, confusionAt, micro } from './confusion';
export { type ConfusionGrid, confusionGrid } from './confusion-grid';
export type { Curve } from './curve';
export { eceDebiased, squaredCeDebiased } from './debiased-calibration';
export { binomialQuantile, consistencyBand } from './inference/consistency-band';
export {
  type DelongEstimate,
  type DelongTest,
  delong,
  delongInterval,
  delongTest,
} from './inference/delong';
export { holm } from './inference/holm';
export { betaQuantile, incompleteBeta } from './inference/incomplete-beta';
export { type LineIntervals, lineIntervals, studentQuantile } from './inference/line-intervals';
export {
  clopperPearson,
  type Interval,
  logitInterval,
  wilson,
} from './inference/proportion-intervals';
export { bcaInterval, percentileInterval, quantile } from './inference/replicate-intervals';
export { kendall } from './kendall';
export { type Line, leastSquares } from './least-squares';
export { logLoss } from './log-loss';
export { normalCdf } from './normal-cdf';
export { normalQuantile } from './normal-quantile';
export { precisionAtRecall, recallAtSpecificity } from './operating-points';
export { partialAuroc } from './partial-auroc';
export { pearson, pearsonInterval } from './pearson';
export { precisionRecallCurve } from './precision-recall-curve';
export { type PositiveRanking, rankPositives, rankPositivesPooled } from './ranking';
export {
  balancedAccuracy,
  f1,
  fnr,
  fpr,
  mcc,
  precision,
  recall,
  specificity,
} from './rates';
export { rocCurve } from './roc-curve';
export { smoothEce } from './smooth-ece';
export { spearman } from './spearman';
export { tiedShare } from './tied-share';
export { topLabelBins } from './top-label';
export { type Labels, type Scores, UNKNOWN } from './types';
