import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const twinFidelityCell: CellDefinition = {
  id: 'twin-fidelity',
  title: 'How closely does the synthetic data match the paper?',
  short: 'Synthetic data',
  about: {
    shows:
      'The labels and predictions that come with this notebook (the synthetic twin) are generated so that AP, F1 and FNR of every team and class match the values printed in the paper. Each of these targets is compared with what the notebook measures.',
    reading: 'The synthetic twin contains no patient, image or prediction of the challenge.',
  },
  needs: 'published',
  tables: [],
  published: [{ table: 'published_class_metrics' }],
  view: lazy(() => import('./view')),
};
