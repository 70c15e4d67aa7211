import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const twoBoardsCell: CellDefinition = {
  id: 'two-boards',
  chapter: 'between',
  title: 'Why do the numbers of two tasks differ?',
  short: 'Two boards',
  requires: ['second-labels', 'images'],
  tables: ['task_gaps', 'label_comparison', 'label_effects', 'label_rankings', 'gold_estimates'],
  view: lazyModule(() => import('./view')),
};
