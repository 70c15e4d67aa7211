import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const parentsCell: CellDefinition = {
  id: 'parents',
  chapter: 'checks',
  title: 'Do classes contradict their parents?',
  short: 'Parents',
  requires: ['images-or-contradictions', 'parents'],
  tables: ['label_contradictions', 'score_contradictions'],
  view: lazyModule(() => import('./view')),
};
