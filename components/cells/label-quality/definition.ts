import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const labelQualityCell: CellDefinition = {
  id: 'label-quality',
  chapter: 'checks',
  title: 'How good are the labels?',
  short: 'Label quality',
  needs: 'published',
  tables: [],
  published: [{ table: 'published_label_quality' }],
  view: lazyModule(() => import('./view')),
};
