import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const printedAgreementCell: CellDefinition = {
  id: 'printed-agreement',
  title: 'Task 1 against Task 2, according to the paper',
  short: 'Task 1 against Task 2',
  about: {
    shows:
      'Teams that took part in both tasks: mAP on the noisy labels of Task 1 and on the gold standard of Task 2.',
    reading: 'Figure 3 of the paper shows ten teams; both scores are printed for four of them.',
  },
  needs: 'published',
  tables: [],
  published: [
    { table: 'published_task_agreement' },
    { table: 'published_statements', where: { quantity: ['r', 'r2'] } },
  ],
  view: lazy(() => import('./view')),
};
