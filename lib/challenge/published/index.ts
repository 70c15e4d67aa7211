export { type Against2023, type Against2023Row, against2023 } from './against-2023';
export { type DeclaredTables, declaredTables, tablesDeclared } from './declared';
export { type DifferenceRow, publishedDifferences } from './differences';
export { countsThatFit, type GoldPositivesRow, goldPositives } from './gold-positives';
export { type LabelQuality, type LabelQualityTable, labelQuality } from './label-quality';
export {
  type PublishedClassRow,
  type PublishedTeamRow,
  publishedClassRows,
  publishedTeamRows,
} from './rows';
export { type SolutionCell, solutionCells } from './solutions';
export type * from './tables';
export { PRINTED_BANDS } from './tables';
export { trainingBands, trainingImages, trainingPrevalence } from './training-bands';
