import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const solutionsCell: CellDefinition = {
  id: 'solutions',
  title: 'What did the teams build?',
  short: 'Solutions',
  about:
    'Each top team by technique, with its mean average precision (mAP) on the tasks where the paper prints it. Teams differ in many ways at once: that two solutions share a technique and a rank does not make the one the cause of the other.',
  needs: 'published',
  tables: [],
  published: [
    { table: 'published_teams' },
    { table: 'published_leaderboard' },
    { table: 'published_task_agreement' },
  ],
  Body: lazyBody(() => import('./view').then((m) => m.SolutionsBody)),
};
