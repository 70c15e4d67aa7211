import { against2023Cell } from '@/components/cells/against-2023/definition';
import { attributeBaselineCell } from '@/components/cells/attribute-baseline/definition';
import { auditCell } from '@/components/cells/audit/definition';
import { bandsCell } from '@/components/cells/bands/definition';
import { betterOrWorseCell } from '@/components/cells/better-or-worse/definition';
import { byGroupCell } from '@/components/cells/by-group/definition';
import { calibrationCell } from '@/components/cells/calibration/definition';
import { challengeCell } from '@/components/cells/challenge/definition';
import { classByClassCell } from '@/components/cells/class-by-class/definition';
import { classImagesCell } from '@/components/cells/class-images/definition';
import { conditionalFailureCell } from '@/components/cells/conditional-failure/definition';
import { decisionCurvesCell } from '@/components/cells/decision-curves/definition';
import { ensemblesCell } from '@/components/cells/ensembles/definition';
import { failsAlikeCell } from '@/components/cells/fails-alike/definition';
import { falseNegativesCell } from '@/components/cells/false-negatives/definition';
import { goldPositivesCell } from '@/components/cells/gold-positives/definition';
import { groupGapsCell } from '@/components/cells/group-gaps/definition';
import { labelCandidatesCell } from '@/components/cells/label-candidates/definition';
import { labelQualityCell } from '@/components/cells/label-quality/definition';
import { leaderboardCell } from '@/components/cells/leaderboard/definition';
import { longTailCell } from '@/components/cells/long-tail/definition';
import { metricRanksCell } from '@/components/cells/metric-ranks/definition';
import { missedByCell } from '@/components/cells/missed-by/definition';
import { oneClassCell } from '@/components/cells/one-class/definition';
import { parentsCell } from '@/components/cells/parents/definition';
import { printedAgreementCell } from '@/components/cells/printed-agreement/definition';
import { publishedLeaderboardsCell } from '@/components/cells/published-leaderboards/definition';
import { rankingStabilityCell } from '@/components/cells/ranking-stability/definition';
import { rareClassesCell } from '@/components/cells/rare-classes/definition';
import { readersCell } from '@/components/cells/readers/definition';
import { recalibrationCell } from '@/components/cells/recalibration/definition';
import { scoreDistributionsCell } from '@/components/cells/score-distributions/definition';
import type { CellDefinition } from '@/components/cells/shared/cell';
import { slicesCell } from '@/components/cells/slices/definition';
import { solutionsCell } from '@/components/cells/solutions/definition';
import { summaryCell } from '@/components/cells/summary/definition';
import { takenForCell } from '@/components/cells/taken-for/definition';
import { taskAgreementCell } from '@/components/cells/task-agreement/definition';
import { thresholdsCell } from '@/components/cells/thresholds/definition';
import { twinFidelityCell } from '@/components/cells/twin-fidelity/definition';
import { twoBoardsCell } from '@/components/cells/two-boards/definition';
import { twoTeamsCell } from '@/components/cells/two-teams/definition';
import { whoBeatsWhomCell } from '@/components/cells/who-beats-whom/definition';

/** The cells in reading order, chapter by chapter; to add one, add its file and a line here. */
export const CELLS: readonly CellDefinition[] = [
  summaryCell,
  challengeCell,
  solutionsCell,
  publishedLeaderboardsCell,
  leaderboardCell,
  metricRanksCell,
  rankingStabilityCell,
  whoBeatsWhomCell,
  twoTeamsCell,
  longTailCell,
  bandsCell,
  classByClassCell,
  rareClassesCell,
  falseNegativesCell,
  byGroupCell,
  slicesCell,
  attributeBaselineCell,
  groupGapsCell,
  missedByCell,
  classImagesCell,
  betterOrWorseCell,
  failsAlikeCell,
  takenForCell,
  conditionalFailureCell,
  calibrationCell,
  recalibrationCell,
  oneClassCell,
  scoreDistributionsCell,
  thresholdsCell,
  ensemblesCell,
  decisionCurvesCell,
  printedAgreementCell,
  taskAgreementCell,
  twoBoardsCell,
  against2023Cell,
  readersCell,
  labelQualityCell,
  goldPositivesCell,
  labelCandidatesCell,
  parentsCell,
  auditCell,
  twinFidelityCell,
];
