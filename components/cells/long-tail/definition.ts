import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const longTailCell: CellDefinition = {
  id: 'long-tail',
  title: 'How long is the tail?',
  short: 'The long tail',
  about:
    'Each class by how often it occurs. Its prevalence is the share of images labelled positive; the band it belongs to, head, medium or tail, is decided by its prevalence in the training set where training counts are loaded.',
  tables: ['label_counts'],
  Body: lazyBody(() => import('./view').then((m) => m.LongTailBody)),
};
