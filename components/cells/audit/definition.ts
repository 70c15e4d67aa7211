import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const auditCell: CellDefinition = {
  id: 'audit',
  title: 'Does the paper add up?',
  short: 'Does the paper add up',
  about: {
    shows:
      'Consistency checks on the paper’s tables. Each finding names the cells it is based on, the printed value, and the value recomputed from other printed values.',
    reading:
      'A finding says that two printed values cannot both be right. It says which one is wrong only if just one can be.',
  },
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
  view: lazy(() => import('./view')),
};
