import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const longTailCell: CellDefinition = {
  id: 'long-tail',
  title: 'How long is the tail?',
  short: 'The long tail',
  about: {
    shows: 'How often each class occurs. Prevalence is the share of images labelled positive.',
    computed:
      'A class belongs to a band by its prevalence in the training set if training counts are loaded, otherwise by its prevalence in the label file; or to a group of the challenge.',
  },
  tables: ['label_counts'],
  view: lazy(() => import('./view')),
};
