import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const parentsCell: CellDefinition = {
  id: 'parents',
  title: 'Do classes contradict their parents?',
  short: 'Parents',
  about: {
    shows:
      'Where the challenge says that a class implies another (a rib fracture is a fracture): images labelled with the class and not with its parent, and images that teams score higher for the class than for its parent.',
    computed:
      'A team calls a class positive if its score is above the threshold. The call contradicts the parent if the parent’s score is not above it.',
    onPage: 'Edit the description of the challenge to add parents.',
  },
  tables: ['label_contradictions', 'score_contradictions'],
  view: lazy(() => import('./view')),
};
