import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const calibrationCell: CellDefinition = {
  id: 'calibration',
  chapter: 'calibration',
  title: 'Are the probabilities right? Calibration',
  short: 'Calibration',
  tables: ['calibration_bins', 'class_metrics'],
  view: lazyModule(() => import('./view')),
};
