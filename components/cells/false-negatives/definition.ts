import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const falseNegativesCell: CellDefinition = {
  id: 'false-negatives',
  title: 'Which findings are missed?',
  short: 'False negatives',
  about: {
    shows:
      'The false negative rate (FNR) of each class: the share of its positive images that a team does not call positive at the threshold.',
    computed:
      'Macro FNR is the mean over classes. Micro FNR pools the counts of all classes first, so common findings dominate it.',
  },
  needs: 'either',
  tables: ['class_metrics', 'team_metrics'],
  published: [
    { table: 'published_class_metrics', where: { metric: ['fnr'] } },
    { table: 'published_averages', where: { statistic: ['macro_fnr', 'micro_fnr'] } },
  ],
  view: lazy(() => import('./view')),
};
