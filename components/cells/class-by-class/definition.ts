import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const classByClassCell: CellDefinition = {
  id: 'class-by-class',
  title: 'Class by class, team by team',
  short: 'Class by class',
  about: {
    shows: 'Every class of every team. The best value of each row is marked.',
    reading: 'A dash means undefined: a class without positive images has no AP.',
    computed:
      'AP and AUROC need no threshold; F1 and FNR are computed at the threshold; ECE is the expected calibration error.',
    onPage: 'Set the threshold in the top bar.',
  },
  needs: 'either',
  tables: ['class_metrics'],
  published: [{ table: 'published_class_metrics' }],
  view: lazy(() => import('./view')),
};
