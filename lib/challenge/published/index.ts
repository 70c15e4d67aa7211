export { type Against2023, type Against2023Row, against2023 } from './against-2023';
export { type PublishedClassRow, publishedClassRows } from './class-rows';
export { type DifferenceRow, publishedDifferences } from './differences';
export { countsThatFit, type GoldPositivesRow, goldPositives } from './gold-positives';
export { type LabelQuality, type LabelQualityTable, labelQuality } from './label-quality';
export { type SolutionCell, solutionCells } from './solutions';
export type * from './tables';
export { type PublishedTeamRow, publishedTeamRows } from './team-rows';
export { trainingBands, trainingImages, trainingPrevalence } from './training-bands';
