import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const groupGapsCell: CellDefinition = {
  id: 'group-gaps',
  chapter: 'failures',
  title: 'Why do the numbers of two groups differ?',
  short: 'Two groups',
  requires: ['groups', 'images'],
  tables: ['group_gaps'],
  view: lazyModule(() => import('./view')),
};
