import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const labelQualityCell: CellDefinition = {
  id: 'label-quality',
  title: 'How good are the labels?',
  short: 'Label quality',
  about:
    'The precision of two sources of labels against the gold set: of the images that rule-based labels, or those of GPT-4o, call positive, the share that the gold set calls positive too. Class by class as printed in Table 8; a rare class rests on few images.',
  needs: 'published',
  tables: [],
  published: [{ table: 'published_label_quality' }],
  Body: lazyBody(() => import('./view').then((m) => m.LabelQualityBody)),
};
