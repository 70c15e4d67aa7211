import { tableCsv } from '@/lib/export/table/delimited';
import type { TableColumn } from '@/lib/export/table/table';
import type { Task } from '@/lib/scoring/task';
import { imageKeys } from './image-keys';
import { type ImageTags, TAG_KINDS } from './tags';

const text = (key: string): TableColumn => ({ key, title: key, format: 'text' });

const COLUMNS: readonly TableColumn[] = [
  text('task'),
  text('id'),
  ...TAG_KINDS.map(({ value }) => text(value.replace('-', '_'))),
  text('note'),
];

/** Tags as a file, and how many of them belong to images of label files that are not open. */
export interface TagsFile {
  readonly csv: string;
  readonly images: number;
  readonly unknown: number;
}

/** The tags of the images of all open label files as CSV: 1 where a kind was set, else 0. */
export function tagsCsv(tags: ImageTags, tasks: readonly Task[]): TagsFile {
  const found = new Set<string>();
  const rows = tasks.flatMap(({ name, source }) => {
    const { ids } = source.content;
    const key = imageKeys(ids);
    return Array.from({ length: ids.length }, (_, row) => row).flatMap((row) => {
      const own = key(row);
      const tag = tags[own];
      if (!tag) return [];
      found.add(own);
      const kinds = TAG_KINDS.map(({ value }) => [
        value.replace('-', '_'),
        tag.kinds.includes(value) ? 1 : 0,
      ]);
      return [{ task: name, id: ids.at(row), ...Object.fromEntries(kinds), note: tag.note }];
    });
  });
  const csv = tableCsv({ name: 'tags', caption: 'Tagged images', columns: COLUMNS, rows });
  return { csv, images: found.size, unknown: Object.keys(tags).length - found.size };
}
