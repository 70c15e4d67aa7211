import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const bandsCell: CellDefinition = {
  id: 'bands',
  chapter: 'tail',
  title: 'How do teams do from common to rare classes?',
  short: 'Bands of classes',
  tables: ['band_metrics', 'class_metrics'],
  view: lazyModule(() => import('./view')),
};
