import { BANDS } from '@/lib/challenge/bands';
import { ALL_CLASSES } from '@/lib/scoring/pools';
import type { TableColumn, TableRow } from './table-format';

const TAGS = ['class', 'team', 'band'] as const;

type DataTags = Partial<Record<`data-${(typeof TAGS)[number]}`, string>>;

/** What a row stands for by its columns of classes, teams and bands, as attributes. */
export function rowTags(row: TableRow, columns: readonly TableColumn[]): DataTags {
  const tags: DataTags = {};
  for (const tag of TAGS) {
    const value = row[tag];
    if (typeof value !== 'string' || !columns.some(({ key }) => key === tag)) continue;
    tags[`data-${tag}`] = value;
  }
  const name = tags['data-class'];
  if (name === undefined) return tags;
  // Classes pooled are no class: those of a band stand for it.
  const { 'data-class': _, ...rest } = tags;
  if (name === ALL_CLASSES) return rest;
  const band = BANDS.find((candidate) => name === `${candidate} classes`);
  return band ? { ...rest, 'data-band': band } : tags;
}

/** What a cell names or, in a column of a team, stands for. */
export function cellTags(key: string, columns: readonly TableColumn[]) {
  const team = columns.find((column) => column.key === key)?.team;
  if (team !== undefined) return { 'data-team': team };
  return TAGS.some((tag) => tag === key) ? { 'data-name': key } : {};
}
