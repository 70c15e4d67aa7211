import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const takenForCell: CellDefinition = {
  id: 'taken-for',
  chapter: 'failures',
  title: 'What is a class taken for?',
  short: 'Taken for',
  requires: ['images'],
  tables: ['co_predictions'],
  view: lazyModule(() => import('./view')),
};
