import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const twoTeamsCell: CellDefinition = {
  id: 'two-teams',
  title: 'Two teams side by side',
  short: 'Two teams',
  about: {
    shows: 'The difference between two teams in each class, with its confidence interval.',
    reading:
      'A hollow mark means that the interval includes 0. With many classes, a few intervals exclude 0 by chance alone: about one in twenty at 95\u00a0%.',
    computed:
      'Both teams are scored on the same resampled images. What is hard for both cancels out, so the interval of the difference is narrower than the two separate intervals suggest. FNR is computed at the threshold.',
    onPage: 'Set the threshold in the top bar.',
  },
  tables: ['class_metrics', 'pairwise_comparisons'],
  view: lazy(() => import('./view')),
};
