import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const printedAgreementCell: CellDefinition = {
  id: 'printed-agreement',
  chapter: 'between',
  title: 'Do two tasks agree, according to the paper?',
  short: 'Agreement, as printed',
  needs: 'published',
  tables: [],
  published: [
    { table: 'published_task_agreement' },
    { table: 'published_statements', where: { quantity: ['r', 'r2'] } },
  ],
  view: lazyModule(() => import('./view')),
};
