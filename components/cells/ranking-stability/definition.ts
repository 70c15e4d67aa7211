import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const rankingStabilityCell: CellDefinition = {
  id: 'ranking-stability',
  title: 'Is the ranking stable?',
  short: 'Ranking stability',
  about: {
    shows:
      'How the ranking would change with another sample of patients. Each replicate resamples the test set with replacement and ranks the teams again; the area of a disc is the share of replicates in which a team takes that rank.',
    reading:
      'A team with a single disc keeps its rank; where discs share ranks, the order is uncertain. This covers the sampling of patients only, not how the ranking would change in another hospital or with other labels.',
    computed:
      'Rank set: the ranks a team may have, from tests of all pairs together over the paired replicates (Mogstad, Romano, Shaikh and Wilhelm 2024); all sets together contain all true ranks at the confidence level, where the range of a team’s own replicates says nothing of the others. Mean rank: rank teams within each class by AP, then average, so that every class has the same weight.',
  },
  tables: ['team_metrics', 'rank_distribution', 'rank_sets'],
  view: lazy(() => import('./view')),
};
