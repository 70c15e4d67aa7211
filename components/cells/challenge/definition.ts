import type { CellDefinition } from '@/components/cells/shared/cell';
import * as view from './view';

export const challengeCell: CellDefinition = {
  id: 'challenge',
  chapter: 'about',
  title: 'The challenge',
  short: 'The challenge',
  needs: 'published',
  tables: [],
  published: [{ table: 'published_datasets' }, { table: 'published_timeline' }],
  view,
};
