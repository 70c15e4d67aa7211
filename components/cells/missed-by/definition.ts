import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const missedByCell: CellDefinition = {
  id: 'missed-by',
  title: 'How many teams miss an image?',
  short: 'Missed by how many',
  about: {
    shows:
      'The positives of a class, or of all classes, by the number of teams that miss them. At the right: images that everyone misses. At the left: images that everyone finds.',
    reading:
      'If teams missed independently, few images would be missed by all. Many at the right end mean that the same images are hard for every model, or that labels are wrong.',
    computed:
      'A team misses an image that is labelled positive if its score is not above the threshold. Over all classes, an image counts once for each class that it is labelled with.',
    onPage: 'Click a bar to list its images.',
  },
  tables: ['miss_counts', 'misses'],
  view: lazy(() => import('./view')),
};
