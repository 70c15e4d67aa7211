import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const auditCell: CellDefinition = {
  id: 'audit',
  chapter: 'checks',
  title: 'Does the paper add up?',
  short: 'Does the paper add up',
  needs: 'published',
  tables: [],
  published: [
    { table: 'published_class_metrics' },
    { table: 'published_averages' },
    { table: 'published_leaderboard' },
    { table: 'published_bands' },
    { table: 'published_label_quality' },
    { table: 'published_statements' },
  ],
  view: lazyModule(() => import('./view')),
};
