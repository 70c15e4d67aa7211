import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const twoTeamsCell: CellDefinition = {
  id: 'two-teams',
  chapter: 'ranking',
  title: 'Two teams side by side',
  short: 'Two teams',
  requires: ['two-teams'],
  tables: ['class_metrics', 'pairwise_comparisons'],
  view: lazyModule(() => import('./view')),
};
