import { against2023Cell } from '@/components/cells/against-2023/definition';
import { auditCell } from '@/components/cells/audit/definition';
import { bandsCell } from '@/components/cells/bands/definition';
import { byGroupCell } from '@/components/cells/by-group/definition';
import { calibrationCell } from '@/components/cells/calibration/definition';
import { challengeCell } from '@/components/cells/challenge/definition';
import { classByClassCell } from '@/components/cells/class-by-class/definition';
import { falseNegativesCell } from '@/components/cells/false-negatives/definition';
import { goldPositivesCell } from '@/components/cells/gold-positives/definition';
import { labelQualityCell } from '@/components/cells/label-quality/definition';
import { leaderboardCell } from '@/components/cells/leaderboard/definition';
import { longTailCell } from '@/components/cells/long-tail/definition';
import { oneClassCell } from '@/components/cells/one-class/definition';
import { parentsCell } from '@/components/cells/parents/definition';
import { printedAgreementCell } from '@/components/cells/printed-agreement/definition';
import { publishedLeaderboardsCell } from '@/components/cells/published-leaderboards/definition';
import { rankingStabilityCell } from '@/components/cells/ranking-stability/definition';
import { rareClassesCell } from '@/components/cells/rare-classes/definition';
import type { CellDefinition } from '@/components/cells/shared/cell';
import { solutionsCell } from '@/components/cells/solutions/definition';
import { taskAgreementCell } from '@/components/cells/task-agreement/definition';
import { twinFidelityCell } from '@/components/cells/twin-fidelity/definition';
import { twoTeamsCell } from '@/components/cells/two-teams/definition';
import { whoBeatsWhomCell } from '@/components/cells/who-beats-whom/definition';

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
  parentsCell,
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
