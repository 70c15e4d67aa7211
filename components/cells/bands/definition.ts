import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const bandsCell: CellDefinition = {
  id: 'bands',
  title: 'Head, medium, tail: what does rarity cost?',
  short: 'Head, medium, tail',
  about:
    'The mean average precision of each team over the classes of each band, every class as a dot, and the mean of the three bands, in which rare classes weigh as much as common ones. Both cut-offs can be moved in the bar at the top.',
  tables: ['band_metrics', 'class_metrics'],
  Body: lazyBody(() => import('./view').then((m) => m.BandsBody)),
};
