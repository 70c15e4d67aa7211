import { lazy } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';

export const labelQualityCell: CellDefinition = {
  id: 'label-quality',
  title: 'How good are the labels?',
  short: 'Label quality',
  about: {
    shows:
      'The precision of two label sources against the gold standard: of the images that rule-based labels, or labels by GPT-4o, call positive, the share that is positive in the gold standard. Values by class as printed in Table 8.',
    reading: 'The precision of a rare class depends on few images.',
  },
  needs: 'published',
  tables: [],
  published: [{ table: 'published_label_quality' }],
  view: lazy(() => import('./view')),
};
