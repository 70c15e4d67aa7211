import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const whoBeatsWhomCell: CellDefinition = {
  id: 'who-beats-whom',
  title: 'Who beats whom?',
  short: 'Who beats whom',
  about:
    'How often is one team better than another when both are scored on the same drawn images? Near 50 % the two are alike; near 100 % the difference does not hang on which patients were drawn. Framed pairs differ significantly: the p value of the difference, adjusted by Holm for the number of pairs, is below 1 less the level (5 % at 95 %). A pair that is not framed is not shown to be equal; the test set is too small to tell. And a significant difference need not be one that matters.',
  tables: ['team_metrics', 'pairwise_comparisons'],
  Body: lazyBody(() => import('./view').then((m) => m.WhoBeatsWhomBody)),
};
