import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const failsAlikeCell: CellDefinition = {
  id: 'fails-alike',
  title: 'Who fails alike?',
  short: 'Who fails alike',
  about: {
    shows: 'For each two teams, how far they miss the same images, beyond chance.',
    reading:
      'Teams with a high correlation see and overlook the same things: together they find little more than one alone. A low correlation means that their misses differ, so combining them may help.',
    computed:
      'Correlation of the misses among positives that both scored, within each class about its own rates, so that a class that is hard for all does not make teams alike. Of one class it is the phi coefficient. Chance: each team misses as many of each class, independently.',
  },
  tables: ['miss_correlations'],
  view: lazy(() => import('./view')),
};
