import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const thresholdsCell: CellDefinition = {
  id: 'thresholds',
  title: 'What would other thresholds gain?',
  short: 'Thresholds',
  about: {
    shows:
      'F1, FNR or FPR at the threshold of the notebook, and at a threshold tuned for each class, for each band, or for all classes.',
    reading:
      'The filled dot is measured on images that the threshold was not fitted on. The grey tick is measured on the same images it was fitted on: it is too optimistic, most of all for rare classes.',
    computed:
      'Images are divided into folds by patient where a file names them; the images of a fold are called at thresholds fitted on the others, and counts are added up over folds. A threshold lies midway between two scores. Intervals are of the paired difference, from a standard error that treats each patient as one unit; thresholds are not fitted anew.',
    onPage:
      'Choose what a threshold is tuned for. A class with few positives takes the threshold of its band.',
  },
  tables: ['tuned_thresholds', 'threshold_gains'],
  view: lazy(() => import('./view')),
};
