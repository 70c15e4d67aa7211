import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const rareClassesCell: CellDefinition = {
  id: 'rare-classes',
  title: 'How much can rare classes tell?',
  short: 'Rare classes',
  about:
    'A class’s AP stands on its positive images alone, however many images there are in all. The fewer there are, the wider its interval: at some dozen positives it covers a good part of the scale, and a comparison of two teams in that class says little. The curves show the width to be expected from the number of positives alone. A narrow interval does not make a label right; it only says that other patients would give a like figure.',
  tables: ['class_metrics', 'bootstrap_metrics'],
  Body: lazyBody(() => import('./view').then((m) => m.RareClassesBody)),
};
