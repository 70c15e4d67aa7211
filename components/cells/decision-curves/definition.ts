import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const decisionCurvesCell: CellDefinition = {
  id: 'decision-curves',
  title: 'Would acting on the scores help?',
  short: 'Net benefit',
  about: {
    shows:
      'Net benefit of one class by threshold: true positives per image, less false positives weighted by the odds of the threshold. Below: predictive values at a prevalence of your choice.',
    reading:
      'Someone who would act from a probability of 10 % on accepts nine false positives for a true one: read the curves at 0.1. A team is of use there if its curve is above those of calling all images and of calling none.',
    computed:
      'TP / n - FP / n x t / (1 - t) (Vickers and Elkin 2006). Scores must be probabilities that are about right: see calibration. Intervals take images as independent. Predictive values follow from recall and specificity at the threshold of the notebook (intervals: Mercaldo, Lau and Zhou 2007).',
    onPage: 'Shows the selected class; choose another here.',
  },
  tables: ['net_benefit', 'class_metrics'],
  view: lazy(() => import('./view')),
};
