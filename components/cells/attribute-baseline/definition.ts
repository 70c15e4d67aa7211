import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const attributeBaselineCell: CellDefinition = {
  id: 'attribute-baseline',
  chapter: 'failures',
  title: 'What do attributes alone predict?',
  short: 'Attributes alone',
  requires: ['groups', 'images'],
  tables: ['attribute_baseline'],
  view: lazyModule(() => import('./view')),
};
