'use client';

import { useMemo } from 'react';
import { useDocument } from '@/components/hooks/document';
import { imageKeys } from '@/lib/notebook/images/image-keys';
import type { ImageTag } from '@/lib/notebook/images/tags';
import type { TaskImages } from '@/lib/notebook/session/images/task-images';

/** The key of an image in the document, and what the reader said of it, by row of the label file. */
export interface TagsByRow {
  keyOf(row: number): string;
  tagOf(row: number): ImageTag | undefined;
}

/** The tags of a task's images. */
export function useTags({ ids }: TaskImages): TagsByRow {
  const tags = useDocument((document) => document.tags);
  const keyOf = useMemo(() => {
    let key: ((row: number) => string) | null = null;
    const known = new Map<number, string>();
    return (row: number) => {
      // The digest of all ids is computed at the first use only.
      key ??= imageKeys(ids);
      const own = known.get(row) ?? key(row);
      known.set(row, own);
      return own;
    };
  }, [ids]);
  return useMemo(() => {
    const isEmpty = Object.keys(tags).length === 0;
    return { keyOf, tagOf: (row) => (isEmpty ? undefined : tags[keyOf(row)]) };
  }, [tags, keyOf]);
}
