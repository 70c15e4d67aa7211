import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const rareClassesCell: CellDefinition = {
  id: 'rare-classes',
  title: 'How uncertain are rare classes?',
  short: 'Rare classes',
  about: {
    shows:
      'The width of the confidence interval of each class’s AP, against its number of positive images.',
    reading:
      'How precisely AP is known depends mainly on the number of positives. With a few dozen, the interval covers a good part of the scale, and comparing two teams in that class says little. A narrow interval does not make the labels right; it only says that other patients would give a similar value.',
    computed: 'The curves show the width expected from the number of positives alone.',
  },
  tables: ['class_metrics', 'bootstrap_metrics'],
  view: lazy(() => import('./view')),
};
