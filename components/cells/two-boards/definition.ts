import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const twoBoardsCell: CellDefinition = {
  id: 'two-boards',
  title: 'Why do the numbers of two tasks differ?',
  short: 'Two boards',
  about: {
    shows:
      'The way from a mean on this task to that on another task with labels of some of the same images, such as a gold set: only the shared classes, only the shared images, the second labels, and the rest.',
    reading:
      'Only the labels step says what other labels change; the images step is another sample of images with another prevalence, which moves AP whatever the labels. An interval that includes 0 means that another sample of shared images could reverse the step.',
    computed:
      'Average is the mean of both possible orders of the first two steps (Shapley). Intervals resample the shared images, by patient where one is known; the means on all images are taken as they are. Estimates from both label files are prediction-powered (PPI++), with the weight that makes their variance least; they assume that the shared images are a random part of all. Sensitivity and precision take the second labels as true.',
  },
  tables: ['task_gaps', 'label_comparison', 'label_effects', 'label_rankings', 'gold_estimates'],
  view: lazy(() => import('./view')),
};
