import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';
import { TASK_AGREEMENT_TABLES } from './task-agreement-tables';

export const taskAgreementCell: CellDefinition = {
  id: 'task-agreement',
  title: 'Does one task foretell another?',
  short: 'Task against task',
  about:
    'Each team as a point: its mean score on one task against its mean score on another. The line is that of least squares; r is Pearson’s correlation with its 95 % interval by Fisher’s z, ρ Spearman’s rank correlation. Click a team’s point to take it out of the fit, its name to select it.',
  tables: TASK_AGREEMENT_TABLES,
  ownFooter: true,
  Body: lazyBody(() => import('./view').then((m) => m.TaskAgreementBody)),
};
