import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const bandsCell: CellDefinition = {
  id: 'bands',
  title: 'Head, medium, tail: what does rarity cost?',
  short: 'Head, medium, tail',
  about: {
    shows:
      'The mean average precision of each team over the classes of each band, with every class as a dot, and the mean of the three bands (equal weight per band).',
    onPage: 'Set the limits of the bands in the top bar.',
  },
  tables: ['band_metrics', 'class_metrics'],
  view: lazy(() => import('./view')),
};
