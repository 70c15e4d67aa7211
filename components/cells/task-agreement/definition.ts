import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const taskAgreementCell: CellDefinition = {
  id: 'task-agreement',
  title: 'Do teams that do well on one task do well on another?',
  short: 'Task against task',
  about: {
    shows: 'Each team’s mean score on one task against its mean score on another.',
    computed:
      'The line is a least-squares fit; r is Pearson’s correlation with its 95\u00a0% interval by Fisher’s z, ρ is Spearman’s rank correlation.',
    onPage: 'Click a team’s point to leave it out of the fit, its name to select it.',
  },
  tables: ['class_metrics', 'team_metrics'],
  viewHasFooter: true,
  view: lazy(() => import('./view')),
};
