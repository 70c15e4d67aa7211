import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const against2023Cell: CellDefinition = {
  id: 'against-2023',
  title: 'Compared with 2023',
  short: 'Compared with 2023',
  about: {
    shows:
      'Task 1 scored over the classes that CXR-LT 2023 also had: the mean of the average precisions printed in Supplementary Table 1, the value printed in the text, and the range of the 2023 winners.',
  },
  needs: 'published',
  tables: [],
  published: [
    { table: 'published_class_metrics', where: { task: ['Task 1'], metric: ['ap'] } },
    { table: 'published_classes' },
    {
      table: 'published_statements',
      where: {
        quantity: ['map_2023_classes', 'map_2023_winners_lowest', 'map_2023_winners_highest'],
      },
    },
  ],
  view: lazy(() => import('./view')),
};
