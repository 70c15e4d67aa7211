import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const thresholdsCell: CellDefinition = {
  id: 'thresholds',
  chapter: 'calibration',
  title: 'What would other thresholds gain?',
  short: 'Thresholds',
  requires: ['images-or-thresholds'],
  tables: ['tuned_thresholds', 'threshold_gains'],
  view: lazyModule(() => import('./view')),
};
