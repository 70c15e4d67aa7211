'use client';

import { useMemo } from 'react';
import { useItem } from '@/components/hooks/context';
import { useTaskImages } from '@/components/hooks/use-images';
import { ImageBrowser } from '@/components/images/ImageBrowser';
import { Pending } from '@/components/ui/pending';
import { inItems } from '@/lib/challenge/words';
import type { ImageNumber } from '@/lib/notebook/images/listing';
import type { ClassImages } from '@/lib/scoring/images/class-images';

const NO_NUMBERS: readonly ImageNumber[] = [];

interface ImageListProps {
  /** The class whose scores are shown; null where the list is of no class. */
  of: ClassImages | null;
  /** Rows of the label file, in the order of the cell. */
  rows: Int32Array;
  /** As in "sorted by ...". */
  order: string;
  /** Memoised. */
  numbers?: readonly ImageNumber[];
  /** What is listed. */
  caption: string;
  /** Name of saved files. */
  name: string;
  /** The team whose scores are emphasised. */
  team?: string | null;
}

/** A gallery and table of images of the current task. */
export function ImageList(props: ImageListProps) {
  const { of, rows, order, numbers = NO_NUMBERS, caption, name, team = null } = props;
  const images = useTaskImages(true);
  const item = useItem();
  const listed = useMemo(
    () => images && { images, of, rows, order: inItems(order, item), numbers },
    [images, of, rows, order, numbers, item],
  );
  if (!listed) return <Pending>{inItems('Looking up images…', item)}</Pending>;
  return <ImageBrowser listed={listed} caption={inItems(caption, item)} name={name} team={team} />;
}
