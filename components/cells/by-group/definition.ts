import type { CellDefinition } from '@/components/cells/shared/cell';
import { lazyBody } from '@/components/cells/shared/lazy-body';

export const byGroupCell: CellDefinition = {
  id: 'by-group',
  title: 'By view, sex and age: who is missed?',
  short: 'By group',
  about:
    'The false negative rate of each class among the images of one group: a view, a sex, a range of ages. A symbol is a group, the line spans them, and the class stands first whose groups differ most beyond chance: by the gap in standard errors, as of two shares. Groups with few positives are left out.',
  tables: ['operating_points'],
  Body: lazyBody(() => import('./view').then((m) => m.ByGroupBody)),
};
