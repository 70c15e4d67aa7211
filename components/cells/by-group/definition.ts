import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const byGroupCell: CellDefinition = {
  id: 'by-group',
  title: 'By view, sex and age: who is missed?',
  short: 'By group',
  about: {
    shows:
      'The false negative rate of each class in groups of images, such as a view, a sex or an age range. A symbol is a group; the line spans the groups.',
    computed:
      'Classes are sorted by how many standard errors separate the best and the worst group (two-proportion z statistic). Groups with few positives are left out.',
  },
  tables: ['group_metrics'],
  view: lazy(() => import('./view')),
};
