import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const bandsCell: CellDefinition = {
  id: 'bands',
  title: 'How do teams do from common to rare classes?',
  short: 'Bands of classes',
  about: {
    shows:
      'The mean average precision of each team over the classes of each band, with every class as a dot, and the mean of all bands (equal weight per band).',
    onPage:
      'Set the cut-offs of the bands in the top bar, or divide classes by the groups of the challenge.',
  },
  tables: ['band_metrics', 'class_metrics'],
  view: lazy(() => import('./view')),
};
