import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const conditionalFailureCell: CellDefinition = {
  id: 'conditional-failure',
  title: 'Is a class missed because of another?',
  short: 'Conditional failure',
  about: {
    shows:
      'The false negative rate of a class where another class is labelled too, against where it is not: for every pair with at least 20 positives of both kinds, the smallest p value first.',
    reading:
      'A higher rate beside another class suggests that it hides the first, or that the model has learned that they exclude each other. It may also be that such images are harder for other reasons.',
    computed:
      'Differences have Newcombe’s 95 % interval and a two-proportion score test. Where a column names the patient, both allow for the likeness of a patient’s images (design effect). q values are adjusted over all pairs of the team (Benjamini and Hochberg).',
  },
  tables: ['conditional_fnr'],
  view: lazy(() => import('./view')),
};
