import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const oneClassCell: CellDefinition = {
  id: 'one-class',
  title: 'One class, every threshold',
  short: 'One class',
  about: {
    shows: 'The precision-recall curve and the ROC curve of one class.',
    computed:
      'The area under the steps of the first is the average precision. A model without skill stays at the prevalence in the first and on the diagonal in the second.',
    onPage: 'Shows the selected class; choose another here.',
  },
  tables: ['curve_points', 'class_metrics'],
  view: lazy(() => import('./view')),
};
