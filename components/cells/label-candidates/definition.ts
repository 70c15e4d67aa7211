import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const labelCandidatesCell: CellDefinition = {
  id: 'label-candidates',
  chapter: 'checks',
  title: 'Is the label wrong?',
  short: 'Label candidates',
  requires: ['images'],
  tables: ['label_candidates'],
  view: lazyModule(() => import('./view')),
};
