import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const publishedLeaderboardsCell: CellDefinition = {
  id: 'published-leaderboards',
  chapter: 'ranking',
  title: 'Who led, according to the paper?',
  short: 'Published leaderboards',
  needs: 'published',
  tables: [],
  published: [
    { table: 'published_leaderboard' },
    { table: 'published_averages' },
    { table: 'published_bands' },
    { table: 'published_class_metrics', where: { metric: ['ap'] } },
    { table: 'published_classes' },
  ],
  view: lazyModule(() => import('./view')),
};
