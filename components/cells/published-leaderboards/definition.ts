import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const publishedLeaderboardsCell: CellDefinition = {
  id: 'published-leaderboards',
  title: 'Who led, according to the paper?',
  short: 'Published leaderboards',
  about: {
    shows:
      'The leaderboards of the three tasks as printed in the paper, which lists the top teams only, and mAP by band.',
    computed:
      'Ranks are among all teams, including those not shown. Head classes have a training prevalence above 10\u00a0%, tail classes below 1\u00a0%.',
  },
  needs: 'published',
  tables: [],
  published: [
    { table: 'published_leaderboard' },
    { table: 'published_averages' },
    { table: 'published_bands' },
    { table: 'published_class_metrics', where: { metric: ['ap'] } },
    { table: 'published_classes' },
  ],
  view: lazy(() => import('./view')),
};
