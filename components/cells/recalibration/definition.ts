import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const recalibrationCell: CellDefinition = {
  id: 'recalibration',
  chapter: 'calibration',
  title: 'What would recalibration gain?',
  short: 'Recalibration',
  requires: ['images-or-recalibration'],
  tables: ['recalibration', 'recalibration_gains'],
  view: lazyModule(() => import('./view')),
};
