import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const leaderboardCell: CellDefinition = {
  id: 'leaderboard',
  title: 'Who leads?',
  short: 'Leaderboard',
  about:
    'Teams are ranked by mAP, the mean over classes of average precision (the step-wise sum of precision over recall); ties by mAUROC. mF1 is the mean of F1 at the threshold, mECE the mean of the expected calibration error. Classes where a metric is undefined are left out of its mean.',
  tables: ['team_metrics'],
  Body: lazyBody(() => import('./view').then((m) => m.LeaderboardBody)),
};
