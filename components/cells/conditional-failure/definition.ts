import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const conditionalFailureCell: CellDefinition = {
  id: 'conditional-failure',
  chapter: 'failures',
  title: 'Is a class missed because of another?',
  short: 'Conditional failure',
  requires: ['images'],
  tables: ['conditional_fnr'],
  view: lazyModule(() => import('./view')),
};
