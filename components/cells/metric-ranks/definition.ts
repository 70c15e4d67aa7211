import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const metricRanksCell: CellDefinition = {
  id: 'metric-ranks',
  chapter: 'ranking',
  title: 'Does the ranking depend on the statistic?',
  short: 'Ranks by statistic',
  tables: ['metric_ranks', 'rank_flips'],
  view: lazyModule(() => import('./view')),
};
