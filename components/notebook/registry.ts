import type { CellDefinition } from './cell';
import { bandsCell } from './cells/BandsCell';
import { calibrationCell } from './cells/CalibrationCell';
import { classByClassCell } from './cells/ClassByClassCell';
import { falseNegativesCell } from './cells/FalseNegativesCell';
import { leaderboardCell } from './cells/LeaderboardCell';
import { longTailCell } from './cells/LongTailCell';
import { oneClassCell } from './cells/OneClassCell';
import { taskAgreementCell } from './cells/TaskAgreementCell';

/** The cells in reading order; to add one, add its file and a line here. */
export const CELLS: readonly CellDefinition[] = [
  longTailCell,
  leaderboardCell,
  bandsCell,
  classByClassCell,
  falseNegativesCell,
  oneClassCell,
  calibrationCell,
  taskAgreementCell,
];
