import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const twinFidelityCell: CellDefinition = {
  id: 'twin-fidelity',
  chapter: 'checks',
  title: 'How closely does the synthetic data match the paper?',
  short: 'Synthetic data',
  needs: 'published',
  tables: [],
  published: [{ table: 'published_class_metrics' }],
  view: lazyModule(() => import('./view')),
};
