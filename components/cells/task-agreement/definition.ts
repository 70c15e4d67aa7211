import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const taskAgreementCell: CellDefinition = {
  id: 'task-agreement',
  chapter: 'between',
  title: 'Do teams that do well on one task do well on another?',
  short: 'Task against task',
  requires: ['two-tasks'],
  tables: ['class_metrics', 'team_metrics'],
  viewHasFooter: true,
  view: lazyModule(() => import('./view')),
};
