import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const decisionCurvesCell: CellDefinition = {
  id: 'decision-curves',
  chapter: 'calibration',
  title: 'Would acting on the scores help?',
  short: 'Net benefit',
  tables: ['net_benefit', 'class_metrics'],
  view: lazyModule(() => import('./view')),
};
