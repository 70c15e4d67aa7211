import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const recalibrationCell: CellDefinition = {
  id: 'recalibration',
  title: 'What would recalibration gain?',
  short: 'Recalibration',
  about: {
    shows:
      'Reliability of one class before and after its scores are mapped to probabilities that fit the labels, and the Brier score, log loss and calibration error of every class.',
    reading:
      'The recalibrated scores are those of images that the map was not fitted on. A map that keeps the order of images keeps AP and AUROC; isotonic regression and histogram binning make ties.',
    computed:
      'Temperature, Platt and beta calibration are logistic regressions on the logarithms of the score, isotonic regression pools adjacent violators, histogram binning takes the positive rate of bins of equally many images. Each is fitted on other folds, by patient where a file names them. Intervals treat each patient as one unit. Bins as in the top bar.',
    onPage:
      'Shows the selected class; choose another here. Classes with few positives stay as they are.',
  },
  tables: ['recalibration', 'recalibration_gains'],
  view: lazy(() => import('./view')),
};
