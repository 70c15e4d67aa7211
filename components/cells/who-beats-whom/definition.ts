import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const whoBeatsWhomCell: CellDefinition = {
  id: 'who-beats-whom',
  chapter: 'ranking',
  title: 'Who beats whom?',
  short: 'Who beats whom',
  requires: ['two-teams'],
  tables: ['team_metrics', 'pairwise_comparisons'],
  view: lazyModule(() => import('./view')),
};
