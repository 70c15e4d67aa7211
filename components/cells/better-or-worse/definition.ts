import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const betterOrWorseCell: CellDefinition = {
  id: 'better-or-worse',
  chapter: 'failures',
  title: 'What changes from one submission to another?',
  short: 'Better or worse',
  requires: ['two-teams', 'images'],
  tables: ['flips'],
  view: lazyModule(() => import('./view')),
};
