import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const against2023Cell: CellDefinition = {
  id: 'against-2023',
  chapter: 'between',
  title: 'Compared with 2023',
  short: 'Compared with 2023',
  needs: 'published',
  tables: [],
  published: [
    {
      table: 'published_statements',
      where: {
        quantity: ['map_2023_classes', 'map_2023_winners_lowest', 'map_2023_winners_highest'],
      },
    },
    { table: 'published_class_metrics', where: { task: ['Task 1'], metric: ['ap'] } },
    { table: 'published_classes' },
  ],
  view: lazyModule(() => import('./view')),
};
