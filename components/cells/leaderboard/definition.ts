import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const leaderboardCell: CellDefinition = {
  id: 'leaderboard',
  chapter: 'ranking',
  title: 'Who leads?',
  short: 'Leaderboard',
  tables: ['team_metrics'],
  view: lazyModule(() => import('./view')),
};
