import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const solutionsCell: CellDefinition = {
  id: 'solutions',
  title: 'What did the teams build?',
  short: 'Solutions',
  about: {
    shows:
      'The techniques that each top team used, with its mean average precision (mAP) on the tasks for which the paper prints it.',
    reading:
      'Teams differ in many ways at once: sharing a technique does not explain sharing a rank.',
  },
  needs: 'published',
  tables: [],
  published: [
    { table: 'published_teams' },
    { table: 'published_leaderboard' },
    { table: 'published_task_agreement' },
  ],
  view: lazy(() => import('./view')),
};
