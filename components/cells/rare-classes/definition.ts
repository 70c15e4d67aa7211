import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const rareClassesCell: CellDefinition = {
  id: 'rare-classes',
  chapter: 'tail',
  title: 'How uncertain are rare classes?',
  short: 'Rare classes',
  tables: ['class_metrics', 'bootstrap_metrics'],
  view: lazyModule(() => import('./view')),
};
