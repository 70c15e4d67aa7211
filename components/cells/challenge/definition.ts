import type { CellDefinition } from '@/components/cells/shared/cell';
import { ChallengeView } from './view';

export const challengeCell: CellDefinition = {
  id: 'challenge',
  title: 'The challenge: CXR-LT 2024',
  short: 'The challenge',
  about: {
    shows:
      'CXR-LT 2024 had three tasks on chest X-rays: 40 findings, from very common to very rare, with noisy test labels (Task 1); 26 of them on a gold standard of 406 studies (Task 2); and five findings without any training labels (Task 3).',
    onPage: 'Sections marked Published show numbers from the paper.',
  },
  needs: 'published',
  tables: [],
  published: [{ table: 'published_timeline' }, { table: 'published_datasets' }],
  view: ChallengeView,
  eager: true,
};
