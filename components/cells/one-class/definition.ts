import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const oneClassCell: CellDefinition = {
  id: 'one-class',
  title: 'One class, every threshold',
  short: 'One class',
  about:
    'Precision over recall, and the true positive rate over the false positive rate, of one class as the threshold falls from 1 to 0. Unless a class is chosen here, it is the one selected in the notebook. The area under the steps of the first is the average precision; a model without skill stays at the prevalence in the first and on the diagonal in the second.',
  tables: ['curve_points', 'class_metrics'],
  Body: lazyBody(() => import('./view').then((m) => m.OneClassBody)),
};
