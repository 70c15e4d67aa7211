import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const labelCandidatesCell: CellDefinition = {
  id: 'label-candidates',
  title: 'Is the label wrong?',
  short: 'Label candidates',
  about: {
    shows:
      'Images whose label the scores of the teams disagree with most: labelled positive although most negatives score higher, or labelled negative although most positives score lower.',
    reading:
      'A candidate is worth a second look; it may also be an image that is hard for every model. Where a class has few positives, a negative that scores above all of them is common, and candidates say little. If another label file has better labels of some of the images, precision says how many candidates are wrong there.',
    computed:
      'Disagreement is the share of the images of the other label beyond the score (placement value), so neither scale nor prevalence matters. It is the mean over teams but the one that disagrees most, so no candidate rests on one team.',
    onPage: 'Tag images in the viewer, and save the tags as CSV.',
  },
  tables: ['label_candidates'],
  view: lazy(() => import('./view')),
};
