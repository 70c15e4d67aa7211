import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const oneClassCell: CellDefinition = {
  id: 'one-class',
  chapter: 'calibration',
  title: 'One class, every threshold',
  short: 'One class',
  tables: ['curve_points', 'class_metrics'],
  view: lazyModule(() => import('./view')),
};
