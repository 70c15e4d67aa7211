import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const betterOrWorseCell: CellDefinition = {
  id: 'better-or-worse',
  title: 'What changes from one submission to another?',
  short: 'Better or worse',
  about: {
    shows:
      'Images that are wrong in one submission and right in another (fixed), the other way round (broken), or wrong in both, for each class at the threshold.',
    reading:
      'Two submissions with the same rate may still fail on different images. A low p value means that more images are fixed than broken, or the other way round, than by chance.',
    computed:
      'McNemar’s exact test on fixed and broken images, adjusted over the classes (Holm). It takes images as independent.',
    onPage: 'Choose a class and a kind below the table to list its images.',
  },
  tables: ['flips'],
  view: lazy(() => import('./view')),
};
