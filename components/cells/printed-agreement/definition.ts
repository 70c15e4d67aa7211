import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const printedAgreementCell: CellDefinition = {
  id: 'printed-agreement',
  chapter: 'between',
  title: 'Task 1 against Task 2, according to the paper',
  short: 'Task 1 against Task 2',
  needs: 'published',
  tables: [],
  published: [
    { table: 'published_task_agreement' },
    { table: 'published_statements', where: { quantity: ['r', 'r2'] } },
  ],
  view: lazyModule(() => import('./view')),
};
