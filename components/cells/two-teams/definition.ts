import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const twoTeamsCell: CellDefinition = {
  id: 'two-teams',
  title: 'Two teams side by side',
  short: 'Two teams',
  about:
    'In which classes does one team do better than another, and is the difference more than chance? Both are scored on the same drawn images, so that what is hard for both cancels out: the interval of the difference is narrower than the two intervals apart suggest. A hollow mark has an interval that holds 0. With many classes a few intervals leave out 0 by chance alone, about one in twenty at 95 %. FNR is taken at the threshold in the bar at the top.',
  tables: ['class_metrics', 'pairwise_comparisons'],
  Body: lazyBody(() => import('./view').then((m) => m.TwoTeamsBody)),
};
