import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const classByClassCell: CellDefinition = {
  id: 'class-by-class',
  title: 'Class by class, team by team',
  short: 'Class by class',
  about:
    'Every class of every team. The best of each row is marked. AP and AUROC need no threshold; F1 and FNR are taken at the threshold in the bar at the top; ECE is the expected calibration error. A dash means undefined: a class without a positive image has no AP.',
  needs: 'either',
  tables: ['class_metrics'],
  published: [{ table: 'published_class_metrics' }],
  Body: lazyBody(() => import('./view').then((m) => m.ClassByClassBody)),
};
