import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const ensemblesCell: CellDefinition = {
  id: 'ensembles',
  chapter: 'calibration',
  title: 'What would an ensemble gain?',
  short: 'Ensembles',
  requires: ['images-or-ensemble', 'two-teams'],
  tables: [
    'ensemble_gains',
    'ensemble_classes',
    'ensemble_members',
    'ensemble_weights',
    'ensemble_pairs',
  ],
  view: lazyModule(() => import('./view')),
};
