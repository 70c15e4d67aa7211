import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const readersCell: CellDefinition = {
  id: 'readers',
  title: 'How do teams compare with human readers?',
  short: 'Human readers',
  about: {
    shows:
      'F1 of each human reader and of each team, for each class: where a team exceeds the range of the readers; how far readers agree with each other and with teams.',
    computed:
      'Teams call a class positive if its score is above the threshold. Recall at the reader’s false positive rate needs no threshold: it is on the ROC curve of the team. Agreement: Cohen’s and Fleiss’ kappa. Who is right more often: McNemar’s exact test, corrected by Holm’s method.',
    onPage:
      'Open labels with a column that names the reader, columns by reader, or a label file for each reader, and choose that it is one.',
  },
  tables: ['reader_range', 'reader_teams', 'reader_metrics', 'reader_consensus', 'reader_pairs'],
  view: lazy(() => import('./view')),
};
