import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const printedAgreementCell: CellDefinition = {
  id: 'printed-agreement',
  title: 'Task 1 against Task 2, as printed',
  short: 'Task 1 against Task 2',
  about:
    'Teams that took part in both tasks: mAP on the noisy labels of Task 1 and on the gold set of Task 2. Ten teams are in the paper’s Figure 3; both scores are printed for four of them.',
  needs: 'published',
  tables: [],
  published: [
    { table: 'published_task_agreement' },
    { table: 'published_statements', where: { quantity: ['r', 'r2'] } },
  ],
  Body: lazyBody(() => import('./view').then((m) => m.PrintedAgreementBody)),
};
