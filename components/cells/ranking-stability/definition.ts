import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const rankingStabilityCell: CellDefinition = {
  id: 'ranking-stability',
  title: 'Is the ranking stable?',
  short: 'Ranking stability',
  about:
    'If other patients had been drawn, how would the ranking change? The test set is drawn anew many times, with replacement, and every draw ranks the teams again: a disc’s area is the share of draws in which a team takes a rank. A team whose disc stands alone keeps its place; where discs spread over each other, the order is chance. It says how much the choice of patients matters, not how a ranking would come out in another hospital or with other labels. The mean of ranks gives each class one vote: it ranks teams within each class by AP and averages the ranks, so that easy classes cannot outweigh the rest.',
  tables: ['team_metrics', 'rank_distribution'],
  Body: lazyBody(() => import('./view').then((m) => m.RankingStabilityBody)),
};
