import type { CellDefinition } from './cell';
import { bandsCell } from './cells/BandsCell';
import { byGroupCell } from './cells/ByGroupCell';
import { calibrationCell } from './cells/CalibrationCell';
import { classByClassCell } from './cells/ClassByClassCell';
import { falseNegativesCell } from './cells/FalseNegativesCell';
import { leaderboardCell } from './cells/LeaderboardCell';
import { longTailCell } from './cells/LongTailCell';
import { oneClassCell } from './cells/OneClassCell';
import { against2023Cell } from './cells/published/Against2023Cell';
import { auditCell } from './cells/published/AuditCell';
import { challengeCell } from './cells/published/ChallengeCell';
import { goldPositivesCell } from './cells/published/GoldPositivesCell';
import { labelQualityCell } from './cells/published/LabelQualityCell';
import { printedAgreementCell } from './cells/published/PrintedAgreementCell';
import { publishedLeaderboardsCell } from './cells/published/PublishedLeaderboardsCell';
import { solutionsCell } from './cells/published/SolutionsCell';
import { twinFidelityCell } from './cells/published/TwinFidelityCell';
import { taskAgreementCell } from './cells/TaskAgreementCell';
import { rankingStabilityCell } from './cells/uncertainty/RankingStabilityCell';
import { rareClassesCell } from './cells/uncertainty/RareClassesCell';
import { twoTeamsCell } from './cells/uncertainty/TwoTeamsCell';
import { whoBeatsWhomCell } from './cells/uncertainty/WhoBeatsWhomCell';

/** The cells in reading order; to add one, add its file and a line here. */
export const CELLS: readonly CellDefinition[] = [
  challengeCell,
  solutionsCell,
  publishedLeaderboardsCell,
  longTailCell,
  leaderboardCell,
  rankingStabilityCell,
  whoBeatsWhomCell,
  twoTeamsCell,
  bandsCell,
  classByClassCell,
  rareClassesCell,
  falseNegativesCell,
  byGroupCell,
  oneClassCell,
  calibrationCell,
  printedAgreementCell,
  taskAgreementCell,
  against2023Cell,
  labelQualityCell,
  goldPositivesCell,
  auditCell,
  twinFidelityCell,
];
