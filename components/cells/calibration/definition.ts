import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const calibrationCell: CellDefinition = {
  id: 'calibration',
  title: 'Do scores mean what they say?',
  short: 'Calibration',
  about:
    'Images are put into bins by score; in each bin the mean score is set against the share of images that are positive. On the diagonal the two agree. ECE is the mean distance from it, weighted by the images in each bin. Rare classes have nearly all of their images in the lowest bins: the counts below, and a logarithmic score axis, show them. Unless another is chosen here, it follows the one class selected in the notebook.',
  tables: ['calibration_bins', 'class_metrics'],
  Body: lazyBody(() => import('./view').then((m) => m.CalibrationBody)),
};
