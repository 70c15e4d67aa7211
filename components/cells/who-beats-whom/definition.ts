import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const whoBeatsWhomCell: CellDefinition = {
  id: 'who-beats-whom',
  title: 'Who beats whom?',
  short: 'Who beats whom',
  about: {
    shows:
      'How often one team is better than another when both are scored on the same resampled images.',
    reading:
      'Near 50\u00a0% the two teams are similar; near 100\u00a0% the result is the same for almost any sample of patients. A significant difference need not be a relevant one.',
    computed:
      'Framed pairs differ significantly: the p value of the difference, Holm-adjusted for the number of pairs, is below 1 minus the confidence level (5\u00a0% at 95\u00a0%). No frame means undecided, not equal: the test set may be too small. Images needed says how large a set like this one would show the difference, if the true difference is the estimated one.',
  },
  tables: ['team_metrics', 'pairwise_comparisons'],
  view: lazy(() => import('./view')),
};
