import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const slicesCell: CellDefinition = {
  id: 'slices',
  chapter: 'failures',
  title: 'Which combinations of attributes fail most?',
  short: 'Slices',
  requires: ['images'],
  tables: ['slices'],
  view: lazyModule(() => import('./view')),
};
