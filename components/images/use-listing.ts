'use client';

import { useMemo, useState } from 'react';
import { useChoice, useOption } from '@/components/hooks/document';
import {
  type ColumnGroups,
  type ListedImages,
  type SortKey,
  sortRows,
} from '@/lib/notebook/images/listing';
import { hasTag, type TagFilter } from '@/lib/notebook/images/tags';
import type { TagsByRow } from './use-image-keys';

/** No filter: a value that no column and no group has. */
export const NO_FILTER = '';
export const ALL = 'all';

export type View = 'gallery' | 'table';
type TagChoice = TagFilter | typeof ALL;

const VIEWS = [{ value: 'gallery' }, { value: 'table' }] as const;

/** How the reader lists images. All but the ids looked for is saved with the notebook. */
export interface Listing {
  readonly view: View;
  setView(view: View): void;
  readonly sort: SortKey;
  setSort(sort: SortKey): void;
  readonly descending: boolean;
  setDescending(descending: boolean): void;
  readonly column: string;
  setColumn(column: string): void;
  readonly group: string;
  setGroup(group: string): void;
  readonly tag: TagChoice;
  setTag(tag: TagChoice): void;
  readonly text: string;
  setText(text: string): void;
  readonly onlySelected: boolean;
  setOnlySelected(only: boolean): void;
}

export function useListing(): Listing {
  const [view, setView] = useOption('images-view', VIEWS, 'gallery');
  const [sort, chooseSort] = useChoice('images-sort', 'order' as string);
  const [descending, setDescending] = useChoice('images-descending', false as boolean);
  const [column, chooseColumn] = useChoice('images-column', NO_FILTER as string);
  const [group, setGroup] = useChoice('images-group', NO_FILTER as string);
  const [tag, setTag] = useState<TagChoice>(ALL);
  const [text, setText] = useState('');
  const [onlySelected, setOnlySelected] = useState(false);
  return {
    view,
    setView,
    sort,
    setSort: chooseSort,
    descending,
    setDescending,
    column,
    setColumn: (next) => {
      chooseColumn(next);
      setGroup(NO_FILTER);
    },
    group,
    setGroup,
    tag,
    setTag,
    text,
    setText,
    onlySelected,
    setOnlySelected,
  };
}

/** The rows of a list as the reader filters and sorts them. */
export function useListedRows(
  listed: ListedImages,
  listing: Listing,
  filters: readonly ColumnGroups[],
  tags: TagsByRow,
  selected: ReadonlySet<number>,
): Int32Array {
  const { sort, descending, column, group, tag, text, onlySelected } = listing;
  const chosen = filters
    .find((own) => own.column === column)
    ?.groups.find(({ name }) => name === group);
  const { ids } = listed.images;
  const sorted = useMemo(
    () => sortRows(listed, listed.rows, sort, descending),
    [listed, sort, descending],
  );
  return useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return sorted.filter(
      (row) =>
        (!chosen || chosen.includes(row)) &&
        (tag === ALL || hasTag(tags.tagOf(row), tag)) &&
        (wanted === '' || (ids.at(row) ?? '').toLowerCase().includes(wanted)) &&
        (!onlySelected || selected.has(row)),
    );
  }, [sorted, chosen, tag, tags, text, ids, onlySelected, selected]);
}
