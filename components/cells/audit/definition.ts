import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const auditCell: CellDefinition = {
  id: 'audit',
  title: 'Does the paper add up?',
  short: 'Does the paper add up',
  about:
    'Rules that any set of published tables should keep, held against these. Each finding names the cells it rests on, the value printed and the value recomputed from other printed values. A finding says that two printed values cannot both be right; it does not say which one is wrong, unless only one can be.',
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
  Body: lazyBody(() => import('./view').then((m) => m.AuditBody)),
};
