import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const goldPositivesCell: CellDefinition = {
  id: 'gold-positives',
  title: 'How many positives has the gold set? Inferred',
  short: 'Gold positives, inferred',
  about:
    'The paper does not print how many of the 406 gold studies show each finding. But a false negative rate is a fraction k / n with n the number of positives, so four teams’ printed rates leave few counts n that give all of them to three decimals. The smallest count is the first guess, its multiples mostly fit too; where the printed F1 values fit only another, that one is likelier. All of this is inferred, not published.',
  needs: 'published',
  tables: [],
  published: [
    {
      table: 'published_class_metrics',
      where: { task: ['Task 2'], metric: ['fnr', 'f1'] },
    },
    { table: 'published_datasets', where: { split: ['test'], task: ['Task 2'] } },
  ],
  Body: lazyBody(() => import('./view').then((m) => m.GoldPositivesBody)),
};
