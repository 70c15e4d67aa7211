import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const falseNegativesCell: CellDefinition = {
  id: 'false-negatives',
  title: 'Which findings are missed?',
  short: 'False negatives',
  about:
    'The false negative rate of a class is the share of its positive images that a team does not call positive at the threshold. Macro FNR is its mean over classes; micro FNR pools the counts of all classes first, so that common findings dominate it.',
  needs: 'either',
  tables: ['class_metrics', 'team_metrics'],
  published: [
    { table: 'published_class_metrics', where: { metric: ['fnr'] } },
    { table: 'published_averages', where: { statistic: ['macro_fnr', 'micro_fnr'] } },
  ],
  Body: lazyBody(() => import('./view').then((m) => m.FalseNegativesBody)),
};
