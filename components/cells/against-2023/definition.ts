import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const against2023Cell: CellDefinition = {
  id: 'against-2023',
  title: 'Against 2023',
  short: 'Against 2023',
  about:
    'Task 1 scored over the classes that CXR-LT 2023 had too: the mean of the printed average precisions of Supplementary Table 1, beside the value the text prints and the range of the winners of 2023.',
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
  Body: lazyBody(() => import('./view').then((m) => m.Against2023Body)),
};
