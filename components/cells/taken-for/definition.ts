import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const takenForCell: CellDefinition = {
  id: 'taken-for',
  title: 'What is a class taken for?',
  short: 'Taken for',
  about: {
    shows:
      'Of the images of a class that a team misses: how often it calls another class instead, against how often it calls that class where it finds the first.',
    reading:
      'A class that is called far more often where the first is missed is what the first is taken for. The second table compares the calls with the labels: pairs of classes that a model couples more closely than the labels do.',
    computed:
      'Calls are scores above the threshold. A call is a mistake if the image is labelled negative for the class. Phi is the correlation of two classes over images whose labels of both are known.',
  },
  tables: ['co_predictions'],
  view: lazy(() => import('./view')),
};
