import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const goldPositivesCell: CellDefinition = {
  id: 'gold-positives',
  title: 'How many positives are in the gold standard? Inferred',
  short: 'Gold positives, inferred',
  about: {
    shows:
      'How many of the 406 gold-standard studies show each finding. The paper does not print these counts; all of them are inferred.',
    computed:
      'A false negative rate is a fraction k / n with n positives, so the printed rates of four teams leave only a few counts n that reproduce all of them to three decimals. The smallest count is the first guess; most of its multiples fit too. If the printed F1 values fit only another count, that one is more likely.',
  },
  needs: 'published',
  tables: [],
  published: [
    {
      table: 'published_class_metrics',
      where: { task: ['Task 2'], metric: ['fnr', 'f1'] },
    },
    { table: 'published_datasets', where: { split: ['test'], task: ['Task 2'] } },
  ],
  view: lazy(() => import('./view')),
};
