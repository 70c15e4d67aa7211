import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const calibrationCell: CellDefinition = {
  id: 'calibration',
  title: 'Are the probabilities right? Calibration',
  short: 'Calibration',
  about: {
    shows:
      'Images are binned by score; each bin’s mean score is plotted against its share of positive images.',
    reading:
      'On the diagonal, scores and positive rates agree. Rare classes have nearly all their images in the lowest bins, as the counts below show.',
    computed:
      'ECE is the mean distance from the diagonal, weighted by the number of images in each bin.',
    onPage:
      'A logarithmic score axis spreads the lowest bins out. Shows the selected class; choose another here.',
  },
  tables: ['calibration_bins', 'class_metrics'],
  view: lazy(() => import('./view')),
};
