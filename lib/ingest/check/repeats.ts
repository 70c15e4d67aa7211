import type { Remedy } from '../types';

/** Ways to combine several rows of one id. */
export const repeatRemedies: readonly Remedy[] = [
  {
    overrides: { duplicates: 'mean' },
    action: 'Average the rows of an id',
    option: '--duplicates mean averages the rows of an id (of labels: their majority).',
  },
  {
    overrides: { duplicates: 'max' },
    action: 'Take the maximum of the rows of an id',
    option: '--duplicates max takes the maximum of the rows of an id.',
  },
];
