import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const classImagesCell: CellDefinition = {
  id: 'class-images',
  chapter: 'failures',
  title: 'Which images are missed?',
  short: 'Images of a class',
  requires: ['images'],
  tables: ['image_scores', 'misses'],
  view: lazyModule(() => import('./view')),
};
