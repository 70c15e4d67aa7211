import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const missedByCell: CellDefinition = {
  id: 'missed-by',
  chapter: 'failures',
  title: 'How many teams miss an image?',
  short: 'Missed by how many',
  requires: ['images'],
  tables: ['miss_counts', 'misses'],
  view: lazyModule(() => import('./view')),
};
