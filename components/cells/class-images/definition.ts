import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const classImagesCell: CellDefinition = {
  id: 'class-images',
  title: 'Which images are missed?',
  short: 'Images of a class',
  about: {
    shows:
      'The images of a class that teams miss, that they call positive by mistake, or that lie near the threshold, the worst first: those that most teams get wrong, and of these the ones with the lowest or highest mean score.',
    reading:
      'An image that every team misses is hard, or its label is wrong. One that a single team misses shows what that team cannot see.',
    computed: 'A team calls an image positive if its score is above the threshold.',
    onPage:
      'Name a folder with the pictures to see them: they stay in this browser. Select images here to find them again in other lists.',
  },
  tables: ['image_scores', 'misses'],
  view: lazy(() => import('./view')),
};
