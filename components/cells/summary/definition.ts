import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const summaryCell: CellDefinition = {
  id: 'summary',
  chapter: 'summary',
  title: 'What do the results say?',
  short: 'Summary',
  needs: 'either',
  tables: ['findings'],
  viewSaysOrigin: true,
  view: lazyModule(() => import('./view')),
};
