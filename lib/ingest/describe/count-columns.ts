import type { ColumnInfo } from '../types';

/** The columns of a class counts file. */
export interface CountColumns {
  readonly className: string;
  readonly positives: string;
  readonly images: string | null;
}

const CLASS = ['class', 'class_name', 'label', 'finding', 'disease', 'pathology', 'name'];
const POSITIVES = [
  'train_positives',
  'positives',
  'n_positives',
  'num_positives',
  'train_count',
  'count',
  'n',
];
const IMAGES = ['train_images', 'images', 'n_images', 'num_images', 'train_total', 'total'];

function pick(columns: readonly ColumnInfo[], names: readonly string[]): string | null {
  const spelled = new Map(
    columns.map(({ name }) => [name.trim().toLowerCase().replace(/\s+/g, '_'), name]),
  );
  for (const name of names) {
    const found = spelled.get(name);
    if (found !== undefined) return found;
  }
  return null;
}

/** The columns of a class counts file; null where the table is none. */
export function countColumns(columns: readonly ColumnInfo[]): CountColumns | null {
  const className = pick(columns, CLASS);
  const positives = pick(columns, POSITIVES);
  if (className === null || positives === null) return null;
  return { className, positives, images: pick(columns, IMAGES) };
}

/** Columns that every file of score counts has, in lower case. */
export const SCORE_COUNT_COLUMNS = ['class', 'score', 'positives', 'negatives'] as const;

/** Whether a table counts images by class and score. */
export function isScoreCounts(columns: readonly ColumnInfo[]): boolean {
  const names = columns.map(({ name }) => name.trim().toLowerCase());
  return SCORE_COUNT_COLUMNS.every((name) => names.includes(name));
}
