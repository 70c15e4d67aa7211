import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const byGroupCell: CellDefinition = {
  id: 'by-group',
  chapter: 'failures',
  title: 'By view, sex and age: who is missed?',
  short: 'By group',
  requires: ['groups'],
  tables: ['group_metrics'],
  view: lazyModule(() => import('./view')),
};
