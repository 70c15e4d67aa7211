import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const metricRanksCell: CellDefinition = {
  id: 'metric-ranks',
  title: 'Does the ranking depend on the statistic?',
  short: 'Ranks by statistic',
  about: {
    shows:
      'The ranks of the teams under several statistics side by side: lines that cross are teams whose order depends on the choice.',
    reading:
      'AP favours common classes, since they have higher AP. AP over prevalence counts how many times better than chance a team is, and favours rare classes. F1 depends on the threshold, the Brier score on calibration.',
    computed:
      'Each is a mean over classes. AP gain is (AP - p) / ((1 - p) AP), with p the prevalence: precision gain after Flach and Kull 2015. Only teams that scored all images and classes are ranked. The table below names the class that does most to reverse a pair.',
  },
  tables: ['metric_ranks', 'rank_flips'],
  view: lazy(() => import('./view')),
};
