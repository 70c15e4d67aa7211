import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const longTailCell: CellDefinition = {
  id: 'long-tail',
  chapter: 'tail',
  title: 'How long is the tail?',
  short: 'The long tail',
  tables: ['label_counts'],
  view: lazyModule(() => import('./view')),
};
