import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const scoreDistributionsCell: CellDefinition = {
  id: 'score-distributions',
  chapter: 'calibration',
  title: 'How far apart are the scores of positives and negatives?',
  short: 'Distribution of scores',
  tables: ['operating_points', 'fixed_rates'],
  view: lazyModule(() => import('./view')),
};
