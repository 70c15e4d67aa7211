import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const goldPositivesCell: CellDefinition = {
  id: 'gold-positives',
  chapter: 'checks',
  title: 'How many positives are in the gold standard? Inferred',
  short: 'Gold positives, inferred',
  needs: 'published',
  tables: [],
  published: [
    {
      table: 'published_class_metrics',
      where: { task: ['Task 2'], metric: ['fnr', 'f1'] },
    },
    { table: 'published_datasets', where: { split: ['test'], task: ['Task 2'] } },
  ],
  view: lazyModule(() => import('./view')),
};
