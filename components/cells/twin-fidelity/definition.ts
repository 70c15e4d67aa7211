import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const twinFidelityCell: CellDefinition = {
  id: 'twin-fidelity',
  title: 'How true is the synthetic twin?',
  short: 'Fidelity of the twin',
  about:
    'The labels and predictions that come with this notebook are synthetic: drawn so that AP, F1 and FNR of every team and class are those the paper prints. Here each of these targets is set against what the notebook measures. No patient, image or prediction of the challenge is in the synthetic twin.',
  needs: 'published',
  tables: [],
  published: [{ table: 'published_class_metrics' }],
  Body: lazyBody(() => import('./view').then((m) => m.TwinFidelityBody)),
};
