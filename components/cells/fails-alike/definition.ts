import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const failsAlikeCell: CellDefinition = {
  id: 'fails-alike',
  chapter: 'failures',
  title: 'Who fails alike?',
  short: 'Who fails alike',
  requires: ['two-teams', 'images'],
  tables: ['miss_correlations'],
  view: lazyModule(() => import('./view')),
};
