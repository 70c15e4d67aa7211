export {
  cohenKappa,
  confusionOfCalls,
  fleissKappa,
  type PairCounts,
  pairCounts,
} from './agreement';
export { addBinSums, type BinSums } from './bin-sums';
export { Random } from './bootstrap/random';
export { type RankSlots, rankSlots, slotsAurocError } from './bootstrap/rank-slots';
export {
  jackknifeGroups,
  jackknifeWeights,
  type PackedWeights,
  type ResamplingPlan,
  replicateWeights,
  resamplingPlan,
} from './bootstrap/replicate-weights';
export { type WeightedStatistics, weightedStatistics } from './bootstrap/weighted-statistics';
export {
  type Binning,
  type BinningOptions,
  binSums,
  binsOfSums,
  type CalibrationBins,
  calibrationBins,
} from './calibration-bins';
export { ece, eceDebiased, eceDecision } from './calibration-error';
export {
  CLASS_STATISTICS,
  type ClassStatistic,
  type ClassStatisticName,
  type RankedClass,
  type ResampledClassStatistic,
  type ScoreStatisticName,
  type StatisticWords,
} from './class-statistics';
export { type Labels, type Scores, UNKNOWN } from './columns';
export { type ConfusionGrid, confusionGrid } from './confusion-grid';
export {
  type LabelContradictions,
  labelContradictions,
  type ScoreContradictions,
  scoreContradictions,
} from './contradictions';
export {
  kendall,
  type Line,
  leastSquares,
  pearson,
  pearsonInterval,
  spearman,
} from './correlation';
export { binSumsOfCounts } from './counts/counts-bins';
export {
  brierOfCounts,
  confusionGridOfCounts,
  rankCounts,
  tiedShareOfCounts,
} from './counts/counts-statistics';
export {
  addScoreCounts,
  countScores,
  mergeScoreCounts,
  type ScoreCounts,
} from './counts/score-counts';
export { type Curve, precisionRecallCurve, rocCurve } from './curves';
export { exp, log, logistic } from './elementary';
export {
  allBits,
  type Bits,
  bitsAbove,
  bitsOf,
  both,
  countBits,
  countBoth,
  either,
  hasBit,
  noBits,
  rowsOf,
  setBit,
  without,
} from './images/bit-set';
export { type ClusteredTrials, designEffect } from './images/cluster-variance';
export { disagreement } from './images/disagreement';
export { phi } from './images/phi';
export { RowSet } from './images/row-set';
export { betaQuantile, incompleteBeta } from './inference/incomplete-beta';
export {
  binomialQuantile,
  clopperPearson,
  consistencyBand,
  type Interval,
  logitInterval,
  wilson,
} from './inference/intervals';
export {
  type Jackknife,
  jackknife,
  jackknifeInterval,
  pooledFreedom,
  studentQuantile,
  studentTails,
} from './inference/jackknife';
export { mcnemar } from './inference/mcnemar';
export { benjaminiHochberg, holm } from './inference/multiple-comparisons';
export {
  type PredictionPowered,
  predictionPowered,
  type Sampled,
} from './inference/prediction-powered';
export { type RankSets, rankSets, sampleFactor } from './inference/rank-sets';
export { bcaInterval, percentileInterval } from './inference/replicate-intervals';
export { newcombe, type Proportion, twoProportions } from './inference/two-proportions';
export {
  type CountedFeatures,
  type LogisticModel,
  logisticRegression,
} from './logistic-regression';
export {
  type NetBenefit,
  netBenefit,
  netBenefitOfAll,
  type PredictiveValue,
  predictiveValues,
} from './net-benefit';
export { normalCdf, normalQuantile } from './normal';
export { type BrierParts, brier, brierDecomposition, logLoss } from './proper-scores';
export { auroc, averagePrecision } from './rank-statistics';
export { type PositiveRanking, rankPositives } from './ranking';
export {
  type Confusion,
  confusionAt,
  f1,
  fnr,
  fpr,
  macro,
  micro,
  precision,
  recall,
  specificity,
  thresholdFor,
} from './rates';
export {
  applyBinMap,
  applyStepMap,
  type BinMap,
  histogramMap,
  isotonicMap,
  type StepMap,
} from './recalibration/isotonic';
export {
  applyLogisticMap,
  fitLogisticMap,
  type LogisticMap,
  logColumns,
} from './recalibration/logistic-map';
export { smoothEce } from './smooth-ece';
export { Sum } from './sum';
export {
  BAND_STATISTICS,
  type BandStatisticName,
  type ResampledTeamStatistic,
  statisticOf,
  TEAM_STATISTICS,
  type TeamStatistic,
  type TeamStatisticName,
} from './team-statistics';
export { tiedShare } from './tied-share';
export {
  bestThreshold,
  CRITERIA,
  type Criterion,
  countsByFold,
  type FoldCounts,
  type ThresholdRule,
  worth,
} from './tuning/best-threshold';
export { clusteredError } from './tuning/clustered-error';
export {
  type FoldedClass,
  foldedClass,
  foldedStatistic,
  RANKED_BY,
  type RankedBy,
} from './tuning/folded-ranking';
export { type OrderedClass, orderClass, valuesAt } from './tuning/ordered-class';
export { type Influence, rankInfluence } from './tuning/rank-influence';
export { type WeightedRanking, weightedRanking } from './weighted-ranking';
