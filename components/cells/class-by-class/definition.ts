import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const classByClassCell: CellDefinition = {
  id: 'class-by-class',
  chapter: 'tail',
  title: 'Class by class, team by team',
  short: 'Class by class',
  needs: 'either',
  tables: ['class_metrics'],
  published: [{ table: 'published_class_metrics' }],
  view: lazyModule(() => import('./view')),
};
