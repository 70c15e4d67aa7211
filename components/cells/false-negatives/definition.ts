import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const falseNegativesCell: CellDefinition = {
  id: 'false-negatives',
  chapter: 'failures',
  title: 'Which findings are missed?',
  short: 'False negatives',
  needs: 'either',
  tables: ['class_metrics', 'team_metrics'],
  published: [
    { table: 'published_class_metrics', where: { metric: ['fnr'] } },
    { table: 'published_averages', where: { statistic: ['macro_fnr', 'micro_fnr'] } },
  ],
  view: lazyModule(() => import('./view')),
};
