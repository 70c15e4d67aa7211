import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const leaderboardCell: CellDefinition = {
  id: 'leaderboard',
  title: 'Who leads?',
  short: 'Leaderboard',
  about: {
    shows:
      'Teams ranked as the description of the challenge says; by default by mAP, ties by mAUROC.',
    computed:
      'mAP is the mean over classes of average precision (AP), the area under the precision-recall curve (step-wise sum). mF1 is the mean F1 at the threshold, mECE the mean expected calibration error. A mean leaves out classes where its metric is undefined.',
  },
  tables: ['team_metrics'],
  view: lazy(() => import('./view')),
};
