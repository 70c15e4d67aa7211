import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const rankingStabilityCell: CellDefinition = {
  id: 'ranking-stability',
  chapter: 'ranking',
  title: 'Is the ranking stable?',
  short: 'Ranking stability',
  tables: ['team_metrics', 'rank_distribution', 'rank_sets'],
  view: lazyModule(() => import('./view')),
};
