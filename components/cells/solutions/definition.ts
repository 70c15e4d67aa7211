import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const solutionsCell: CellDefinition = {
  id: 'solutions',
  chapter: 'about',
  title: 'What did the teams build?',
  short: 'Solutions',
  needs: 'published',
  tables: [],
  published: [
    { table: 'published_teams' },
    { table: 'published_leaderboard' },
    { table: 'published_task_agreement' },
  ],
  view: lazyModule(() => import('./view')),
};
