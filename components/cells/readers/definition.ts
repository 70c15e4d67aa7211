import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyModule } from '@/components/ui/lazy';

export const readersCell: CellDefinition = {
  id: 'readers',
  chapter: 'between',
  title: 'How do teams compare with human readers?',
  short: 'Human readers',
  requires: ['images-or-readers', 'readers'],
  tables: ['reader_range', 'reader_teams', 'reader_metrics', 'reader_consensus', 'reader_pairs'],
  view: lazyModule(() => import('./view')),
};
