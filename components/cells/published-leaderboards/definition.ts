import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const publishedLeaderboardsCell: CellDefinition = {
  id: 'published-leaderboards',
  title: 'Who led, as printed?',
  short: 'Printed leaderboards',
  about:
    'The leaderboards of the three tasks as the paper prints them, top teams only; a rank counts all teams that took part. Below them, mAP by band: head classes have a training prevalence above 10 %, tail classes below 1 %.',
  needs: 'published',
  tables: [],
  published: [
    { table: 'published_leaderboard' },
    { table: 'published_averages' },
    { table: 'published_bands' },
    { table: 'published_class_metrics', where: { metric: ['ap'] } },
    { table: 'published_classes' },
  ],
  Body: lazyBody(() => import('./view').then((m) => m.PublishedLeaderboardsBody)),
};
